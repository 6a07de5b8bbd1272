package dev.drydock.userland.utility.edit;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A script at work: the pattern space, the hold space, and what is to be written at the end of a cycle. */
final class SedRun {
    private static final Words NO_PREVIOUS = Words.of("%s: no previous regular expression");

    private static final Words NO_GROUP = Words.of("%s: invalid reference \\%s on `s' command's RHS");

    private final Invocation call;
    private final SedSettings settings;
    private final List<SedCommand> commands;
    private final SedInput input;
    private final SedRanges ranges;
    private final SedFiles files;
    private final SedOutput output;
    private final SedAppended appended;
    private String pattern = "";
    private String hold = "";
    /** Whether a newline follows each of them when it is written: not behind a last line that has none. */
    private boolean patternEnds = true;

    private boolean holdEnds = true;
    private boolean substituted;
    private @Nullable Regex lastRegex;
    private boolean lastOfAddress;
    private int status;

    /** How a cycle ends. */
    private enum End {
        NORMAL,
        WITHOUT_PRINTING,
        QUIT_BY_COMMAND,
        QUIT_SILENTLY
    }

    /** @param written what the script writes to */
    SedRun(Invocation call, SedSettings settings, List<SedCommand> commands, SedFiles written, List<String> files) {
        this.call = call;
        this.settings = settings;
        this.commands = commands;
        this.files = written;
        this.input = new SedInput(call, settings, files);
        this.output = input.output();
        this.appended = new SedAppended(call, settings.terminator);
        this.ranges = new SedRanges(commands);
    }

    Exit run() throws IOException, RegexException {
        for (String line = input.next(); line != null; line = input.next()) {
            pattern = line;
            patternEnds = input.lastTerminated();
            substituted = false;
            if (input.takeBeginning()) {
                forget();
            }
            End end = cycle();
            if (end == End.QUIT_SILENTLY) {
                return quit();
            }
            if (end != End.WITHOUT_PRINTING && !settings.quiet) {
                write(pattern);
            }
            appended.flush(output);
            if (end == End.QUIT_BY_COMMAND) {
                output.complete();
                return quit();
            }
            call.process().checkpoint();
        }
        input.finish();
        files.close();
        return call.exit();
    }

    private Exit quit() throws IOException {
        input.finish();
        return Exit.of(call.status() != 0 ? call.status() : status);
    }

    /** Nothing is known of the files before, when each is edited for itself. */
    private void forget() throws IOException {
        hold = "";
        ranges.reset();
        appended.rewind();
    }

    private void write(String text) throws IOException {
        output.line(text, patternEnds);
    }

    private boolean selected(int index, SedCommand command) throws RegexException, IOException {
        return addressed(index, command) != command.negated();
    }

    private boolean addressed(int index, SedCommand command) throws RegexException, IOException {
        SedAddress first = command.first();
        SedAddress last = command.last();
        if (first == null) {
            return true;
        }
        if (last == null) {
            return matches(first);
        }
        return ranges.contains(index, first, last, input.number(), this::matches);
    }

    private boolean matches(SedAddress address) throws RegexException, IOException {
        long line = input.number();
        return switch (address.kind()) {
            case LINE -> line == address.number();
            case STEP ->
                address.step() == 0
                        ? line == address.number()
                        : line >= address.number() && (line - address.number()) % address.step() == 0;
            case LAST -> input.isLast();
            case REGEX -> {
                Regex regex = used(address.regex());
                lastOfAddress = true;
                yield isFound(regex);
            }
            default -> false;
        };
    }

    private Regex used(@Nullable Regex regex) {
        Regex used = regex == null ? lastRegex : regex;
        if (used == null) {
            throw call.fail(NO_PREVIOUS, settings.lastOrigin);
        }
        lastRegex = used;
        return used;
    }

    /** The expression that an address used last has no more groups than it says; of that of another {@code s} nothing is known. */
    private Regex used(SedCommand.Substitution substitution) {
        Regex regex = used(substitution.regex());
        int groups = substitution.replacement().groups();
        if (lastOfAddress && substitution.regex() == null && groups > regex.groups()) {
            throw call.fail(NO_GROUP, settings.lastOrigin, Integer.toString(groups));
        }
        lastOfAddress = false;
        return regex;
    }

    /** Whether not each line is searched for itself, as with {@code M} and lines that end otherwise than with a newline. */
    private boolean isOneBuffer(Regex regex) {
        return settings.terminator == '\n' || !regex.mode().newlineSplits();
    }

    private boolean isFound(Regex regex) throws RegexException {
        byte[] bytes = Latin.bytes(pattern);
        return isOneBuffer(regex)
                ? regex.matchesAnyhow(bytes, 0, bytes.length)
                : find(regex, 0).isPresent();
    }

    private Optional<Match> find(Regex regex, int start) throws RegexException {
        byte[] bytes = Latin.bytes(pattern);
        if (isOneBuffer(regex)) {
            if (start == 0 && !regex.matchesAnyhow(bytes, 0, bytes.length)) {
                return Optional.empty();
            }
            return regex.find(bytes, start, 0, bytes.length, true);
        }
        int from = pattern.lastIndexOf(settings.terminator, start - 1) + 1;
        int at = start;
        while (true) {
            int end = pattern.indexOf(settings.terminator, from);
            int to = end < 0 ? bytes.length : end;
            Optional<Match> found = at > to ? Optional.empty() : regex.find(bytes, at, from, to, true);
            if (found.isPresent() || end < 0) {
                return found;
            }
            from = to + 1;
            at = from;
        }
    }

    private End cycle() throws IOException, RegexException {
        int next = 0;
        while (next < commands.size()) {
            int index = next++;
            SedCommand command = commands.get(index);
            if (!selected(index, command)) {
                if (command.letter() == '{') {
                    next = command.jump() + 1;
                }
                continue;
            }
            switch (command.letter()) {
                case 'b' -> next = target(command);
                case 't' -> {
                    if (substituted) {
                        substituted = false;
                        next = target(command);
                    }
                }
                case 'T' -> {
                    if (!substituted) {
                        next = target(command);
                    }
                    substituted = false;
                }
                case 'd' -> {
                    return End.WITHOUT_PRINTING;
                }
                case 'D' -> {
                    int newline = pattern.indexOf(settings.terminator);
                    if (newline < 0) {
                        return End.WITHOUT_PRINTING;
                    }
                    pattern = pattern.substring(newline + 1);
                    next = 0;
                    call.process().checkpoint();
                }
                case 'q' -> {
                    status = Math.max(command.number(), 0);
                    return End.QUIT_BY_COMMAND;
                }
                case 'Q' -> {
                    status = Math.max(command.number(), 0);
                    return End.QUIT_SILENTLY;
                }
                case 'c' -> {
                    boolean last = !ranges.isOpen(index);
                    if (command.last() == null || last) {
                        insert(command.text());
                    }
                    return End.WITHOUT_PRINTING;
                }
                case 'n', 'N' -> {
                    End end = nextLine(command.letter() == 'N');
                    if (end != null) {
                        return end;
                    }
                }
                default -> edit(command);
            }
        }
        return End.NORMAL;
    }

    private int target(SedCommand branch) {
        call.process().checkpoint();
        return branch.jump() < 0 ? commands.size() : branch.jump();
    }

    /** Null if there was one. */
    private @Nullable End nextLine(boolean joins) throws IOException {
        if (input.isLast()) {
            return End.NORMAL;
        }
        if (!joins && !settings.quiet) {
            write(pattern);
        }
        appended.flush(output);
        String line = input.next();
        pattern = joins ? pattern + (char) settings.terminator + line : String.valueOf(line);
        patternEnds = input.lastTerminated();
        substituted = false;
        return null;
    }

    private void edit(SedCommand command) throws IOException, RegexException {
        switch (command.letter()) {
            case 's' -> {
                SedCommand.Substitution substitution = command.substitution();
                if (substitution != null) {
                    substitute(substitution);
                }
            }
            case 'y' -> transliterate(command.exchanged());
            case 'a' -> appended.text(command.text());
            case 'i' -> insert(command.text());
            case 'r' -> read(command);
            case 'R' -> appended.lineOf(command.text());
            case 'w' -> writeTo(command.output(), pattern, patternEnds);
            case 'W' -> writeTo(command.output(), firstLine(), patternEnds || !isOneLine());
            case '=' -> output.line(Long.toString(input.number()), true);
            case 'p' -> write(pattern);
            case 'P' -> output.line(firstLine(), patternEnds || !isOneLine());
            case 'l' -> output.line(visible(command.number()), true);
            case 'g', 'G' -> {
                pattern = command.letter() == 'g' ? hold : pattern + (char) settings.terminator + hold;
                patternEnds = holdEnds;
            }
            case 'h', 'H' -> {
                hold = command.letter() == 'h' ? pattern : hold + (char) settings.terminator + pattern;
                holdEnds = patternEnds;
            }
            case 'x' -> exchange();
            case 'z' -> pattern = "";
            case 'F' -> output.line(Latin.of(input.name()), true);
            default -> {}
        }
    }

    private void exchange() {
        String other = hold;
        hold = pattern;
        pattern = other;
        boolean ends = holdEnds;
        holdEnds = patternEnds;
        patternEnds = ends;
    }

    /** Writes a text that ends with a newline, if there is one. */
    private void insert(String text) throws IOException {
        if (!text.isEmpty()) {
            output.line(text.substring(0, text.length() - 1), true);
        }
    }

    private void read(SedCommand command) throws IOException {
        if (command.number() > 0) {
            output.text(appended.contents(command.text()));
        } else {
            appended.file(command.text());
        }
    }

    private boolean isOneLine() {
        return pattern.indexOf(settings.terminator) < 0;
    }

    private String firstLine() {
        return isOneLine() ? pattern : pattern.substring(0, pattern.indexOf(settings.terminator));
    }

    private static void writeTo(@Nullable SedOutput file, String line, boolean ends) throws IOException {
        if (file != null) {
            file.line(line, ends);
        }
    }

    private void transliterate(Map<String, String> exchanged) {
        StringBuilder changed = new StringBuilder();
        for (String letter : call.isUtf8() ? Letters.of(pattern) : Letters.bytes(pattern)) {
            changed.append(exchanged.getOrDefault(letter, letter));
        }
        pattern = changed.toString();
    }

    private void substitute(SedCommand.Substitution substitution) throws IOException, RegexException {
        Regex regex = used(substitution);
        StringBuilder result = new StringBuilder();
        int at = 0;
        int start = 0;
        int count = 0;
        int lastEnd = -1;
        boolean changed = false;
        while (start <= pattern.length()) {
            Optional<Match> found = find(regex, start);
            if (found.isEmpty()) {
                break;
            }
            Match match = found.get();
            boolean touchesLast = match.isEmpty() && match.start() == lastEnd;
            if (!touchesLast) {
                count++;
                if (count >= substitution.occurrence()) {
                    result.append(pattern, at, match.start());
                    result.append(substitution.replacement().of(pattern, match));
                    at = match.end();
                    changed = true;
                    if (!substitution.global()) {
                        break;
                    }
                }
            }
            lastEnd = match.end();
            start = match.isEmpty() ? match.end() + 1 : match.end();
        }
        if (!changed) {
            return;
        }
        pattern = result.append(pattern.substring(at)).toString();
        substituted = true;
        if (substitution.prints()) {
            write(pattern);
        }
        writeTo(substitution.output(), pattern, patternEnds);
    }

    /** @param width -1 for the usual one */
    private String visible(int width) {
        long columns = width < 0 ? settings.lineLength : width;
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int known = "\\\u0007\b\f\n\r\t\u000b".indexOf(c);
            String shown = known >= 0
                    ? "\\" + "\\abfnrtv".charAt(known)
                    : c < ' ' || c > '~' ? String.format("\\%03o", (int) c) : String.valueOf(c);
            if (columns > 0 && line.length() + shown.length() > columns - 1) {
                lines.append(line).append('\\').append((char) settings.terminator);
                line.setLength(0);
            }
            line.append(shown);
        }
        return lines.append(line).append('$').toString();
    }
}
