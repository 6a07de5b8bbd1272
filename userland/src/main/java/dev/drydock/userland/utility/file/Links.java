package dev.drydock.userland.utility.file;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code link} and {@code unlink}: the bare system calls. */
final class Links {
    static final Command LINK = Command.named("link", Links::link).gnu("").busybox("");
    static final Command UNLINK = Command.named("unlink", Links::unlink).gnu("").busybox("");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words MISSING_AFTER = Words.of("missing operand after %l", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words CANNOT_LINK =
            Words.of("cannot create link %q to %q: %s", "can't create hardlink '%s' to '%s': %s");
    private static final Words CANNOT_UNLINK = Words.of("cannot unlink %q: %s", "can't remove file '%s': %s");

    private Links() {}

    private static List<String> operands(Invocation call, int count) {
        List<String> operands = call.operands();
        if (operands.size() < count) {
            throw operands.isEmpty() ? call.usage(MISSING) : call.usage(MISSING_AFTER, operands.get(0));
        }
        if (operands.size() > count) {
            throw call.usage(EXTRA, operands.get(count));
        }
        return operands;
    }

    private static Exit link(Invocation call) {
        List<String> operands = operands(call, 2);
        try {
            call.files().link(operands.get(0), operands.get(1));
        } catch (IOException error) {
            throw call.fail(CANNOT_LINK, operands.get(1), operands.get(0), error);
        }
        return Exit.SUCCESS;
    }

    private static Exit unlink(Invocation call) {
        String path = operands(call, 1).get(0);
        try {
            call.files().unlink(path);
        } catch (IOException error) {
            throw call.fail(CANNOT_UNLINK, path, error);
        }
        return Exit.SUCCESS;
    }
}
