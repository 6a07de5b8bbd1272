package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;

/**
 * {@code ulimit}: shows the limits that a container has by default. The emulated kernel enforces none of them, so that it
 * refuses to set one to anything else.
 */
final class Ulimit implements Builtin {
    private static final String UNLIMITED = "unlimited";
    private static final List<Limit> LIMITS = List.of(
            new Limit('R', "real-time non-blocking time", "microseconds, ", UNLIMITED),
            new Limit('c', "core file size", "blocks, ", UNLIMITED),
            new Limit('d', "data seg size", "kbytes, ", UNLIMITED),
            new Limit('e', "scheduling priority", "", "0"),
            new Limit('f', "file size", "blocks, ", UNLIMITED),
            new Limit('i', "pending signals", "", "96364"),
            new Limit('l', "max locked memory", "kbytes, ", "8192"),
            new Limit('m', "max memory size", "kbytes, ", UNLIMITED),
            new Limit('n', "open files", "", "1048576"),
            new Limit('p', "pipe size", "512 bytes, ", "8"),
            new Limit('q', "POSIX message queues", "bytes, ", "819200"),
            new Limit('r', "real-time priority", "", "0"),
            new Limit('s', "stack size", "kbytes, ", "8192"),
            new Limit('t', "cpu time", "seconds, ", UNLIMITED),
            new Limit('u', "max user processes", "", UNLIMITED),
            new Limit('v', "virtual memory", "kbytes, ", UNLIMITED),
            new Limit('x', "file locks", "", UNLIMITED));

    private record Limit(char letter, String name, String unit, String value) {}

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "HSabcdefiklmnpqrstuvxPRT");
        if (options == null) {
            return 2;
        }
        if (options.has('a')) {
            StringBuilder all = new StringBuilder();
            LIMITS.forEach(limit -> all.append(line(shell, limit)).append('\n'));
            shell.print(all.toString());
            return 0;
        }
        char wanted = 'f';
        for (char letter : options.letters()) {
            wanted = letter == 'H' || letter == 'S' ? wanted : letter;
        }
        for (Limit limit : LIMITS) {
            if (limit.letter != wanted) {
                continue;
            }
            if (options.operands().isEmpty()) {
                shell.print(limit.value + "\n");
                return 0;
            }
            return set(shell, limit, options.operands().get(0));
        }
        return 0;
    }

    private static int set(Shell shell, Limit limit, String value) throws IOException {
        if (value.equals(limit.value)) {
            return 0;
        }
        return shell.messages().builtinError("ulimit", limit.name + ": setting a limit is not emulated", 1);
    }

    private static String line(Shell shell, Limit limit) {
        if (shell.dialect() == Dialect.DASH) {
            return String.format("%-20s %s", limit.name, limit.value);
        }
        String unit = "(" + limit.unit + "-" + limit.letter + ")";
        int space = 45 - limit.name.length() - unit.length() - 3;
        return limit.name + " ".repeat(Math.max(1, space)) + unit + " " + limit.value;
    }
}
