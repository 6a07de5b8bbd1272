package dev.drydock.userland.utility.layout;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code csplit}: cuts a text into files where lines match, or before lines of given numbers. */
final class Csplit {
    static final Command COMMAND = Command.named("csplit", call -> new Csplit(call).run())
            .gnu(
                    "b,suffix-format= f,prefix= k,keep-files n,digits= s,quiet q silent suppress-matched z,elide-empty-files")
            .only(Flavour.GNU);
    private static final Words MISSING = Words.of("missing operand");
    private static final Words MISSING_SECOND = Words.of("missing operand after %l");
    private static final Words CANNOT_OPEN = Words.of("cannot open %q for reading: %s");
    private static final Words CANNOT_READ = Words.of("read error: %s");
    private static final Words BAD_NUMBER = Words.of("invalid number: %l");
    private static final Words NOTHING_THERE = Words.of("input disappeared");
    private static final Words TOO_HARD = Words.of("error in regular expression search: %s");
    private static final Words OUT_OF_RANGE = Words.of("%l: line number out of range%s");
    private static final Words NO_MATCH = Words.of("%l: match not found%s");

    private final Invocation call;
    private final boolean suppresses;
    private final List<String> lines = new ArrayList<>();
    private final SplitFiles files;
    /** How many lines were taken. */
    private int taken;
    /** The number of the line that was looked at last. */
    private int looked;

    private Csplit(Invocation call) {
        this.call = call;
        String digits = call.commandLine().last("n");
        if (digits != null && !digits.matches("\\d{1,4}")) {
            throw call.fail(BAD_NUMBER, digits);
        }
        this.suppresses = call.commandLine().has("suppress-matched");
        this.files = new SplitFiles(call, digits == null ? 2 : Integer.parseInt(digits));
    }

    private Exit run() throws IOException {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            throw operands.isEmpty() ? call.usage(MISSING) : call.usage(MISSING_SECOND, operands.get(0));
        }
        Input input = open(operands.get(0));
        List<SplitPattern> patterns = SplitPattern.read(call, operands.subList(1, operands.size()));
        read(input, patterns);
        for (SplitPattern pattern : patterns) {
            for (long i = 0; pattern.repeats() == SplitPattern.FOR_EVER || i <= pattern.repeats(); i++) {
                call.process().checkpoint();
                Regex regex = pattern.regex();
                if (regex == null) {
                    byNumber(pattern, i);
                } else if (!byMatch(pattern, regex, i)) {
                    return call.exit();
                }
            }
        }
        files.create();
        writeRest();
        files.close();
        return call.exit();
    }

    private Input open(String file) {
        try {
            return call.open(file);
        } catch (IOException error) {
            throw call.fail(CANNOT_OPEN, file, error);
        }
    }

    private void read(Input input, List<SplitPattern> patterns) throws IOException {
        try (input) {
            for (String line = input.line(); line != null; line = input.line()) {
                lines.add(line + (input.terminated() ? "\n" : ""));
                call.hold(line.length());
            }
        } catch (IOException error) {
            if (patterns.isEmpty() || !patterns.get(0).skips()) {
                files.create();
            }
            call.say(CANNOT_READ, error);
            files.abandon();
            throw new Quit(1);
        }
    }

    private boolean atEnd() {
        return taken == lines.size();
    }

    private String take() {
        looked = Math.max(looked, taken + 1);
        return lines.get(taken++);
    }

    private void suppress() {
        if (suppresses && !atEnd()) {
            take();
        }
    }

    private void writeRest() throws IOException {
        while (!atEnd()) {
            files.write(take());
        }
    }

    private void byNumber(SplitPattern pattern, long repetition) throws IOException {
        long last = pattern.line() * (repetition + 1);
        files.create();
        if (atEnd() && suppresses) {
            throw failed(OUT_OF_RANGE, pattern, repetition);
        }
        if (lines.isEmpty()) {
            throw call.fail(NOTHING_THERE);
        }
        for (long line = taken + 1L; line < last; line++) {
            if (atEnd()) {
                throw failed(OUT_OF_RANGE, pattern, repetition);
            }
            files.write(take());
        }
        files.close();
        suppress();
        if (atEnd() && !suppresses) {
            throw failed(OUT_OF_RANGE, pattern, repetition);
        }
    }

    /** Whether there is more to do. */
    private boolean byMatch(SplitPattern pattern, Regex regex, long repetition) throws IOException {
        boolean writes = !pattern.skips();
        if (writes) {
            files.create();
        }
        while (true) {
            looked++;
            if (looked > lines.size()) {
                boolean ends = pattern.repeats() == SplitPattern.FOR_EVER;
                if (!ends) {
                    call.say(NO_MATCH, pattern.word(), repeated(repetition));
                }
                if (writes) {
                    writeRest();
                    files.close();
                }
                if (ends) {
                    return false;
                }
                files.abandon();
                throw new Quit(1);
            }
            String line = lines.get(looked - 1);
            if (matches(regex, line)) {
                break;
            }
            if (pattern.offset() >= 0) {
                String passed = take();
                if (writes) {
                    files.write(passed);
                }
            }
        }
        long before = looked + pattern.offset();
        if (taken + 1 > before) {
            throw failed(OUT_OF_RANGE, pattern, 0);
        }
        while (taken + 1 < before) {
            if (atEnd()) {
                throw failed(OUT_OF_RANGE, pattern, 0);
            }
            String passed = take();
            if (writes) {
                files.write(passed);
            }
        }
        if (writes) {
            files.close();
        }
        if (pattern.offset() > 0) {
            looked = (int) before;
        }
        suppress();
        return true;
    }

    private boolean matches(Regex regex, String line) {
        byte[] bytes = Latin.bytes(line);
        int end = line.endsWith("\n") ? bytes.length - 1 : bytes.length;
        try {
            return regex.matches(bytes, 0, end);
        } catch (RegexException tooHard) {
            throw call.fail(TOO_HARD, tooHard.getMessage());
        }
    }

    private static String repeated(long repetition) {
        return repetition == 0 ? "" : " on repetition " + repetition;
    }

    private Quit failed(Words words, SplitPattern pattern, long repetition) throws IOException {
        call.say(words, pattern.word(), repeated(repetition));
        files.abandon();
        return new Quit(1);
    }
}
