package dev.drydock.userland.utility.file;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.util.List;

/** {@code dirname}: a path without its last component. */
final class Dirname {
    static final Command COMMAND =
            Command.named("dirname", Dirname::run).gnu("z,zero").busybox("");
    private static final Words MISSING = Words.of("missing operand", "");

    private Dirname() {}

    private static Exit run(Invocation call) {
        List<String> operands = call.operands();
        if (operands.isEmpty() || (call.isBusyBox() && operands.size() > 1)) {
            throw call.usage(MISSING);
        }
        String end = call.commandLine().has("z") ? "\0" : "\n";
        for (String operand : operands) {
            call.out().text(FilePaths.parent(operand) + end);
        }
        return Exit.SUCCESS;
    }
}
