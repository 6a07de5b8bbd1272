package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;

/** {@code cmp}: whether two files are the same, and where they first differ. */
final class Cmp {
    static final Command COMMAND = Command.named("cmp", Cmp::run)
            .gnu("!b,print-bytes !i,ignore-initial= l,verbose !n,bytes= s,quiet silent v")
            .busybox("l s !n=")
            .trouble(2);
    private static final Words MISSING = Words.of("missing operand after '%s'", "");
    private static final Words EXTRA = Words.of("extra operand '%s'", "");
    private static final Words CANNOT_OPEN = Words.of("%s: %s", "%s: %s");

    private Cmp() {}

    private static Exit run(Invocation call) throws IOException {
        boolean silent = call.commandLine().has("s") || call.commandLine().has("silent");
        boolean all = call.commandLine().has("l");
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING, call.name());
        }
        if (operands.size() > 2 && call.isGnu()) {
            throw call.usage(EXTRA, operands.get(2));
        }
        String first = operands.get(0);
        String second = operands.size() > 1 ? operands.get(1) : "-";
        try (Input one = open(call, first, silent);
                Input other = open(call, second, silent)) {
            return compare(call, new Sides(first, one, second, other), silent, all);
        }
    }

    private record Sides(String first, Input one, String second, Input other) {}

    private static Input open(Invocation call, String path, boolean silent) {
        try {
            return call.open(path);
        } catch (IOException error) {
            if (!silent) {
                call.say(CANNOT_OPEN, path, error);
            }
            throw new Quit(2);
        }
    }

    private static Exit compare(Invocation call, Sides sides, boolean silent, boolean all) throws IOException {
        long position = 1;
        long line = 1;
        boolean differs = false;
        int width = call.isGnu() ? width(sides) : 1;
        while (true) {
            int a = sides.one().read();
            int b = sides.other().read();
            if (a < 0 && b < 0) {
                return differs ? Exit.FAILURE : Exit.SUCCESS;
            }
            if (a < 0 || b < 0) {
                if (!silent) {
                    call.raw(call.name() + ": EOF on " + (a < 0 ? sides.first() : sides.second())
                            + ending(call, position - 1, line, all) + "\n");
                }
                return Exit.FAILURE;
            }
            if (a != b) {
                differs = true;
                if (silent) {
                    return Exit.FAILURE;
                }
                if (!all) {
                    call.out()
                            .line(sides.first() + " " + sides.second() + " differ: char " + position + ", line "
                                    + line);
                    return Exit.FAILURE;
                }
                call.out().line(String.format("%" + width + "d %3o %3o", position, a, b));
            }
            line += a == '\n' ? 1 : 0;
            position++;
        }
    }

    /** As many digits as the last position that can be told has. */
    private static int width(Sides sides) throws IOException {
        long first = sides.one().file().status().sizeBytes();
        long second = sides.other().file().status().sizeBytes();
        return Long.toString(Math.max(1, Math.min(first, second))).length();
    }

    private static String ending(Invocation call, long bytes, long line, boolean all) {
        if (call.isBusyBox()) {
            return "";
        }
        if (bytes == 0) {
            return " which is empty";
        }
        return all ? " after byte " + bytes : " after byte " + bytes + ", in line " + line;
    }
}
