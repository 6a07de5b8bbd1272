package dev.drydock.userland.utility.bytes;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.BusyBoxNumber;
import java.io.IOException;
import java.util.List;

/** {@code cmp} as BusyBox has it: asked for so many bytes, it tells of each that differs. */
final class BusyBoxCmp {
    private static final int TROUBLE = 2;
    private static final long MOST = 0xffffffffL;
    private static final Words CANNOT_OPEN = Words.of("%s: %s");
    private static final Words UNREADABLE = Words.of("%s: I/O error");
    private static final Words ENDED = Words.of("EOF on %s");

    private final Invocation call;
    private final boolean silent;
    private final boolean listed;
    private final boolean limited;
    private long left;

    private BusyBoxCmp(Invocation call) {
        this.call = call;
        silent = call.commandLine().has("s");
        listed = call.commandLine().has("l");
        String limit = call.commandLine().last("n");
        limited = limit != null;
        left = limit == null ? Long.MAX_VALUE : BusyBoxNumber.within(call, limit, 0, MOST, 1);
    }

    /** A side, and what it is called. */
    private record Side(String name, Input input) {}

    static Exit run(Invocation call) throws IOException {
        BusyBoxCmp comparison = new BusyBoxCmp(call);
        List<String> operands = call.operands();
        if (operands.isEmpty() || operands.size() > 4 || (comparison.silent && comparison.listed)) {
            throw call.usage();
        }
        String second = operands.size() > 1 ? operands.get(1) : "-";
        long skipped = comparison.skipped(2);
        long skippedOfSecond = comparison.skipped(3);
        try (Input one = comparison.open(operands.get(0));
                Input other = comparison.open(second)) {
            Side first = new Side(operands.get(0), one);
            Side last = new Side(second, other);
            comparison.skip(first, skipped);
            comparison.skip(last, skippedOfSecond);
            return comparison.compare(first, last);
        }
    }

    private long skipped(int operand) {
        List<String> operands = call.operands();
        return operands.size() > operand ? BusyBoxNumber.within(call, operands.get(operand), 0, MOST, 1) : 0;
    }

    private Input open(String path) {
        try {
            return call.open(path);
        } catch (IOException error) {
            if (silent) {
                throw new Quit(TROUBLE);
            }
            throw call.fail(TROUBLE, CANNOT_OPEN, path, error);
        }
    }

    private int read(Side side) {
        try {
            return side.input().read();
        } catch (IOException unreadable) {
            throw call.fail(TROUBLE, UNREADABLE, side.name());
        }
    }

    private void skip(Side side, long bytes) {
        for (long i = 0; i < bytes && read(side) >= 0; i++) {
            call.process().checkpoint();
        }
    }

    private Exit compare(Side first, Side second) {
        long line = 1;
        boolean same = true;
        for (long position = 1; left > 0; position++) {
            left--;
            int a = read(first);
            int b = read(second);
            if (a == b) {
                if (a < 0) {
                    break;
                }
                line += a == '\n' ? 1 : 0;
                continue;
            }
            same = false;
            if (silent) {
                break;
            }
            if (a < 0 || b < 0) {
                call.say(ENDED, a < 0 ? first.name() : second.name());
                break;
            }
            call.out()
                    .line(
                            listed
                                    ? String.format("%d %3o %3o", position, a, b)
                                    : first.name() + " " + second.name() + " differ: char " + position + ", line "
                                            + line);
            if (!listed && !limited) {
                break;
            }
        }
        return same ? Exit.SUCCESS : Exit.FAILURE;
    }
}
