package dev.drydock.userland.utility.bytes;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list of sums that GNU's tools check, and what they say of it (coreutils 9.1: digest_check). */
final class DigestCheck {
    private static final Words CANNOT_OPEN = Words.of("%n: %s");
    private static final Words CANNOT_READ = Words.of("%n: read error");
    private static final Words BAD_LINE = Words.of("%n: %s: improperly formatted %s checksum line");
    private static final Words NO_LINES = Words.of("%n: no properly formatted checksum lines found");
    private static final Words BAD_LINES = Words.of("WARNING: %s %s improperly formatted");
    private static final Words UNREADABLE = Words.of("WARNING: %s listed %s could not be read");
    private static final Words MISMATCHES = Words.of("WARNING: %s computed %s did NOT match");
    private static final Words NONE_VERIFIED = Words.of("%n: no file was verified");

    private final Invocation call;
    private final @Nullable SumAlgorithm algorithm;
    private final Manner manner;
    private int bad;
    private int unreadable;
    private int failed;
    private boolean any;
    private boolean matched;

    /**
     * What is shown.
     *
     * @param strict whether a line that is none is a failure
     */
    record Manner(boolean quiet, boolean silent, boolean warns, boolean strict, boolean ignoresMissing) {}

    /** @param algorithm null if each line says so itself */
    DigestCheck(Invocation call, @Nullable SumAlgorithm algorithm, Manner manner) {
        this.call = call;
        this.algorithm = algorithm;
        this.manner = manner;
    }

    void run(String list) {
        String shown = list.equals("-") ? "standard input" : list;
        try (Input input = call.open(list)) {
            lines(input, list, shown);
        } catch (IOException error) {
            call.complain(call.isDirectory(list) ? CANNOT_READ : CANNOT_OPEN, shown, error);
            return;
        }
        report(shown);
    }

    private void lines(Input input, String list, String shown) throws IOException {
        ChecksumLine.Reader reader = new ChecksumLine.Reader(algorithm);
        int number = 0;
        for (String each = input.line(); each != null; each = input.line()) {
            number++;
            String line = each.endsWith("\r") ? each.substring(0, each.length() - 1) : each;
            if (line.startsWith("#") || line.isEmpty()) {
                continue;
            }
            Optional<ChecksumLine> sum = reader.read(line);
            if (sum.isPresent() && !(list.equals("-") && sum.get().path().equals("-"))) {
                any = true;
                check(sum.get());
                continue;
            }
            bad++;
            if (manner.warns()) {
                call.say(BAD_LINE, shown, number, algorithm == null ? "CRC" : algorithm.family());
            }
        }
    }

    private void check(ChecksumLine line) {
        String path = Latin.text(line.path());
        try {
            boolean equal = DigestSum.sumOf(call, line.algorithm(), path).equalsIgnoreCase(line.digest());
            matched |= equal;
            failed += equal ? 0 : 1;
            if (!manner.silent() && !(equal && manner.quiet())) {
                show(path, equal ? "OK" : "FAILED");
            }
        } catch (IOException error) {
            boolean missing = error instanceof ErrnoException errno && errno.errno() == Errno.ENOENT;
            if (missing && manner.ignoresMissing()) {
                return;
            }
            unreadable++;
            call.complain(CANNOT_OPEN, path, error);
            if (!manner.silent()) {
                show(path, "FAILED open or read");
            }
        }
    }

    private void show(String path, String what) {
        String escaped = DigestSum.escaped(path);
        call.out().line((escaped.equals(path) ? "" : "\\") + escaped + ": " + what);
    }

    private void report(String shown) {
        if (!any) {
            call.complain(NO_LINES, shown);
            return;
        }
        if (!manner.silent()) {
            if (bad > 0) {
                call.say(BAD_LINES, bad, bad == 1 ? "line is" : "lines are");
            }
            if (unreadable > 0) {
                call.say(UNREADABLE, unreadable, unreadable == 1 ? "file" : "files");
            }
            if (failed > 0) {
                call.say(MISMATCHES, failed, failed == 1 ? "checksum" : "checksums");
            }
            if (manner.ignoresMissing() && !matched) {
                call.say(NONE_VERIFIED, shown);
            }
        }
        boolean right = matched && failed == 0 && unreadable == 0 && !(manner.strict() && bad > 0);
        call.status(right ? 0 : 1);
    }
}
