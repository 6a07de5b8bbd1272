package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;

/** {@code md5sum -c} and its like as BusyBox has them: whatever stands before two blanks is taken for a sum. */
final class BusyBoxSumCheck {
    private static final Words NO_LIST = Words.of("%s: %s");
    private static final Words CANNOT_OPEN = Words.of("can't open '%s': %s");
    private static final Words INVALID = Words.of("invalid format");
    private static final Words NO_LINES = Words.of("%s: no checksum lines found");
    private static final Words MISMATCHES = Words.of("WARNING: %s of %s computed checksums did NOT match");

    private final Invocation call;
    private final Sums sums;
    private final boolean silent;

    /** What the sum of a file is. */
    interface Sums {
        String of(String path) throws IOException;
    }

    BusyBoxSumCheck(Invocation call, Sums sums) {
        this.call = call;
        this.sums = sums;
        this.silent = call.commandLine().has("s");
    }

    void check(String list) {
        int lines = 0;
        int failed = 0;
        try (Input input = call.open(list)) {
            for (String line = input.chunk(); line != null; line = input.chunk()) {
                lines++;
                failed += isGood(line) ? 0 : 1;
            }
        } catch (IOException error) {
            call.complain(NO_LIST, list, error);
            return;
        }
        if (lines == 0) {
            call.complain(NO_LINES, list);
        }
        if (failed > 0) {
            call.status(1);
            if (!silent) {
                call.say(MISMATCHES, failed, lines);
            }
        }
    }

    private boolean isGood(String line) {
        int blanks = line.indexOf("  ");
        int end = blanks < 0 ? line.indexOf(" *") : blanks;
        if (end < 0) {
            if (call.commandLine().has("w")) {
                call.say(INVALID);
            }
            return false;
        }
        String path = Latin.text(line.substring(end + 2));
        boolean good = false;
        try {
            good = sums.of(path).equals(line.substring(0, end));
        } catch (IOException error) {
            call.say(CANNOT_OPEN, path, error);
        }
        if (!silent) {
            call.out().line(path + (good ? ": OK" : ": FAILED"));
        }
        return good;
    }
}
