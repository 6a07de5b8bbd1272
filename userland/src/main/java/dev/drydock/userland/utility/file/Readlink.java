package dev.drydock.userland.utility.file;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code readlink}: what a symbolic link says, or where a path leads. */
final class Readlink {
    static final Command COMMAND = Command.named("readlink", Readlink::run)
            .gnu("f,canonicalize e,canonicalize-existing m,canonicalize-missing n,no-newline q,quiet s,silent v,verbose"
                    + " z,zero")
            .busybox("n f v s q");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT = Words.of("%n: %s", "%s: cannot read link: %s");
    private static final Words NO_NEWLINE_IGNORED = Words.of("ignoring --no-newline with multiple arguments");

    private Readlink() {}

    private static Exit run(Invocation call) {
        char mode = ' ';
        String end = "\n";
        boolean newline = true;
        boolean verbose = false;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "f", "e", "m" -> mode = option.key().charAt(0);
                case "n" -> newline = false;
                case "v" -> verbose = true;
                case "z" -> end = "\0";
                default -> verbose = false;
            }
        }
        List<String> operands = call.operands();
        if (operands.isEmpty() || (call.isBusyBox() && operands.size() > 1)) {
            throw call.usage(MISSING);
        }
        if (!newline && operands.size() > 1) {
            call.say(NO_NEWLINE_IGNORED);
            newline = true;
        }
        for (String operand : operands) {
            try {
                call.out().text(shown(call, operand, mode) + (newline ? end : ""));
            } catch (IOException error) {
                if (verbose) {
                    call.complain(CANNOT, operand, error);
                }
                call.status(1);
            }
        }
        return call.exit();
    }

    private static String shown(Invocation call, String operand, char mode) throws IOException {
        CanonicalPath paths = new CanonicalPath(call.files());
        return switch (mode) {
            case 'f' ->
                call.isGnu()
                        ? paths.of(operand, CanonicalPath.Missing.LAST)
                        : new BusyBoxPath(call.files()).of(operand);
            case 'e' -> paths.of(operand, CanonicalPath.Missing.NONE);
            case 'm' -> paths.of(operand, CanonicalPath.Missing.ANY);
            default -> call.files().readLink(operand);
        };
    }
}
