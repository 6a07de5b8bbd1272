package dev.drydock.userland.utility.text;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code rev}: the characters of each line in the other order. */
final class Rev {
    static final Command COMMAND = Command.named("rev", call -> call.isGnu() ? run(call) : BusyBoxRev.run(call))
            .gnu("V,version h,help")
            .busybox("");
    private static final Words NOT_READ = Words.of("%s: 0: %s");
    private static final Words CANNOT_OPEN = Words.of("cannot open %s: %s");

    private Rev() {}

    private static Exit run(Invocation call) {
        for (Option option : call.options()) {
            call.parse(List.of(option.key().equals("h") ? "--help" : "--version"));
        }
        if (call.operands().isEmpty()) {
            reverse(call, "-", "-");
        }
        for (String operand : call.operands()) {
            if (call.isDirectory(operand)) {
                call.complain(NOT_READ, operand, new ErrnoException(Errno.EISDIR));
            } else {
                // That of util-linux does not take a dash for standard input.
                reverse(call, operand, operand.equals("-") ? "./-" : operand);
            }
        }
        return call.exit();
    }

    private static void reverse(Invocation call, String operand, String path) {
        try (Input input = call.open(path)) {
            StringBuilder held = new StringBuilder();
            for (String line = input.line(); line != null; line = input.line()) {
                int nul = line.indexOf('\0');
                held.append(nul < 0 ? line : line.substring(0, nul));
                // That of util-linux loses what is behind a NUL, and the line's end with it.
                if (nul < 0) {
                    call.out().data(reversed(call, held.toString()) + (input.terminated() ? "\n" : ""));
                    held.setLength(0);
                }
            }
            call.out().data(reversed(call, held.toString()));
        } catch (IOException error) {
            call.complain(CANNOT_OPEN, operand, error);
        }
    }

    private static String reversed(Invocation call, String line) {
        if (!call.isUtf8()) {
            return new StringBuilder(line).reverse().toString();
        }
        return Latin.of(new StringBuilder(Latin.text(line)).reverse().toString());
    }
}
