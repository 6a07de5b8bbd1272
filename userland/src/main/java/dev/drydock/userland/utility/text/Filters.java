package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code tac} and {@code rev}: lines in the other order, and characters in the other order. */
final class Filters {
    static final Command TAC = Command.named("tac", Filters::tac)
            .gnu("!b,before !r,regex !s,separator=")
            .busybox("");
    static final Command REV =
            Command.named("rev", Filters::rev).gnu("V,version h,help").busybox("");
    private static final Words CANNOT_OPEN = Words.of("failed to open %q for reading: %s", "%s: %s");
    private static final Words NOT_READ = Words.of("%n: read error: %s");
    private static final Words NOT_READ_REV = Words.of("%s: 0: %s");
    private static final Words CANNOT_OPEN_REV = Words.of("cannot open %s: %s", "%s: %s");

    private Filters() {}

    private static List<String> operands(Invocation call) {
        return call.operands().isEmpty() ? List.of("-") : call.operands();
    }

    private static Exit tac(Invocation call) {
        for (String operand : operands(call)) {
            if (call.isGnu() && isDirectory(call, operand)) {
                // It reads from the end on, which a directory does not have.
                call.complain(NOT_READ, operand, new ErrnoException(Errno.EINVAL));
                continue;
            }
            try (Input input = call.open(operand)) {
                List<String> lines = new ArrayList<>();
                for (String line = input.line(); line != null; line = input.line()) {
                    lines.add(input.terminated() ? line + "\n" : line);
                }
                for (int i = lines.size() - 1; i >= 0; i--) {
                    call.out().data(lines.get(i));
                }
            } catch (IOException error) {
                call.complain(CANNOT_OPEN, operand, error);
            }
        }
        return call.exit();
    }

    private static boolean isDirectory(Invocation call, String operand) {
        try {
            return !operand.equals("-") && call.files().status(operand).isDirectory();
        } catch (IOException missing) {
            return false;
        }
    }

    private static Exit rev(Invocation call) {
        for (String operand : operands(call)) {
            if (call.isGnu() && isDirectory(call, operand)) {
                call.complain(NOT_READ_REV, operand, new ErrnoException(Errno.EISDIR));
                continue;
            }
            try (Input input = call.open(operand)) {
                for (String line = input.line(); line != null; line = input.line()) {
                    call.out().data(new StringBuilder(line).reverse() + (input.terminated() ? "\n" : ""));
                }
            } catch (IOException error) {
                call.complain(CANNOT_OPEN_REV, operand, error);
            }
        }
        return call.exit();
    }
}
