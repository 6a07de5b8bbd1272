package dev.drydock.userland.utility.file;

import dev.drydock.filesystem.FileKind;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.mode.ModeChange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code mkfifo} and {@code mknod}: make files that are no files. */
final class Nodes {
    static final Command MKFIFO =
            Command.named("mkfifo", Nodes::fifo).gnu("m,mode= !Z !context?").busybox("m=");
    static final Command MKNOD =
            Command.named("mknod", Nodes::node).gnu("m,mode= !Z !context?").busybox("m=");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words MISSING_AFTER = Words.of("missing operand after %l", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words INVALID_MODE = Words.of("invalid mode", "invalid mode '%s'");
    private static final Words INVALID_KIND = Words.of("invalid device type %l", "");
    private static final Words INVALID_NUMBER = Words.of("invalid device number %l", "invalid number '%s'");
    private static final Words CANNOT_FIFO = Words.of("cannot create fifo %q: %s", "%s: %s");
    private static final Words CANNOT_NODE = Words.of("%n: %s", "%s: %s");

    private Nodes() {}

    private static int mode(Invocation call) {
        @Nullable String text = call.commandLine().last("m");
        if (text == null) {
            return 0666;
        }
        ModeChange change = ModeChange.parse(text).orElseThrow(() -> call.fail(INVALID_MODE, text));
        return change.apply(0666, false, 022);
    }

    private static Exit fifo(Invocation call) {
        if (call.operands().isEmpty()) {
            throw call.usage(MISSING);
        }
        for (String operand : call.operands()) {
            make(call, operand, FileKind.FIFO, 0, CANNOT_FIFO);
        }
        return call.exit();
    }

    private static Exit node(Invocation call) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw operands.isEmpty() ? call.usage(MISSING) : call.usage(MISSING_AFTER, operands.get(0));
        }
        String kind = operands.get(1);
        if (!kind.matches("[bcup]")) {
            throw call.usage(INVALID_KIND, kind);
        }
        int wanted = kind.equals("p") ? 2 : 4;
        if (operands.size() < wanted) {
            throw call.usage(MISSING_AFTER, operands.get(operands.size() - 1));
        }
        if (operands.size() > wanted) {
            throw call.usage(EXTRA, operands.get(wanted));
        }
        if (kind.equals("p")) {
            make(call, operands.get(0), FileKind.FIFO, 0, CANNOT_NODE);
        } else {
            int number = number(call, operands.get(2)) << 8 | number(call, operands.get(3));
            FileKind device = kind.equals("b") ? FileKind.BLOCK_DEVICE : FileKind.CHARACTER_DEVICE;
            make(call, operands.get(0), device, number, CANNOT_NODE);
        }
        return call.exit();
    }

    private static int number(Invocation call, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw call.fail(INVALID_NUMBER, text);
        }
        return Integer.parseInt(text);
    }

    private static void make(Invocation call, String path, FileKind kind, int number, Words words) {
        int mode = mode(call);
        try {
            call.files().makeNode(path, kind, mode, number);
            if (call.commandLine().last("m") != null) {
                call.files().changeMode(path, mode);
            }
        } catch (IOException error) {
            call.complain(words, path, error);
        }
    }
}
