package dev.drydock.userland.utility.edit;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A script at work: the pattern space, the hold space, and what is to be written at the end of a cycle. */
final class SedRun {
    private static final Words NO_PREVIOUS = Words.of("%s: no previous regular expression", "%-no previous regexp");

    private final Invocation call;
    private final SedSettings settings;
    private final List<SedCommand> commands;
    private final SedInput input;
    /** For each command: whether its range is open, and where it ends if that is known. */
    private final long[] rangeEnds;

    private final boolean[] rangeOpen;
    /** For each command: whether its range was ever open. */
    private final boolean[] rangeBegun;

    private final SedFiles files;
    private final Map<String, Input> readLines = new HashMap<>();
    private final List<String> appended = new ArrayList<>();
    private final List<String> appendedFiles = new ArrayList<>();
    private String pattern = "";
    private String hold = "";
    /** Whether a newline follows each of them when it is written: not behind a last line that has none. */
    private boolean patternEnds = true;

    private boolean holdEnds = true;
    private boolean substituted;
    private @Nullable Regex lastRegex;
    private int status;

    /** How a cycle ends. */
    private enum End {
        NORMAL,
        WITHOUT_PRINTING,
        RESTART,
        /** There is no next line. */
        QUIT,
        QUIT_BY_COMMAND,
        QUIT_SILENTLY
    }

    SedRun(Invocation call, SedSettings settings, List<SedCommand> commands, List<String> files) {
        this.call = call;
        this.settings = settings;
        this.commands = commands;
        this.files = new SedFiles(call, settings.terminator);
        this.input = new SedInput(call, settings, files);
        this.rangeEnds = new long[commands.size()];
        this.rangeOpen = new boolean[commands.size()];
        this.rangeBegun = new boolean[commands.size()];
    }

    Exit run() throws IOException, RegexException {
        files.open(commands);
        boolean restarts = false;
        while (true) {
            if (!restarts) {
                String line = input.next();
                if (line == null) {
                    break;
                }
                pattern = line;
                patternEnds = input.lastTerminated();
                substituted = false;
                if (input.takeBeginning() && call.isGnu()) {
                    forget();
                }
            }
            End end = cycle();
            restarts = end == End.RESTART;
            if (end == End.NORMAL || end == End.QUIT || end == End.QUIT_BY_COMMAND) {
                if (!settings.quiet) {
                    write(pattern);
                }
            }
            flushAppended();
            if (end == End.QUIT_BY_COMMAND && call.isGnu()) {
                input.completeLine();
            }
            if (end == End.QUIT || end == End.QUIT_BY_COMMAND || end == End.QUIT_SILENTLY) {
                input.finish(end != End.QUIT_SILENTLY);
                return Exit.of(Math.max(status, call.status()));
            }
            call.process().checkpoint();
        }
        input.finish(false);
        files.close();
        return call.exit();
    }

    /** Nothing is known of the files before, when each is edited for itself. */
    private void forget() {
        hold = "";
        holdEnds = true;
        Arrays.fill(rangeOpen, false);
        Arrays.fill(rangeBegun, false);
    }

    private void write(String text) throws IOException {
        write(text, patternEnds);
    }

    private void write(String text, boolean ends) {
        input.out(text + (ends ? String.valueOf((char) settings.terminator) : ""));
    }

    /** What ends with a newline, with what ends lines here. */
    private String terminated(String text) {
        return settings.terminator == '\n' || text.isEmpty()
                ? text
                : text.substring(0, text.length() - 1) + (char) settings.terminator;
    }

    private void flushAppended() throws IOException {
        for (int i = 0; i < appended.size(); i++) {
            String file = appendedFiles.get(i);
            if (file.isEmpty()) {
                input.completeLine();
                input.out(appended.get(i));
            } else {
                input.completeLine();
                input.out(contents(file));
            }
        }
        appended.clear();
        appendedFiles.clear();
    }

    private String contents(String file) {
        try (Input source = call.open(file.equals("/dev/stdin") ? "-" : file)) {
            byte[] bytes = source.readAll();
            return Latin.of(bytes, 0, bytes.length);
        } catch (IOException missing) {
            return "";
        }
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
        long line = input.number();
        if (rangeOpen[index]) {
            boolean ends = last.kind() == SedAddress.Kind.REGEX
                    ? matches(last)
                    : last.kind() == SedAddress.Kind.LAST ? input.isLast() : line >= rangeEnds[index];
            rangeOpen[index] = !ends;
            boolean behind = last.kind() == SedAddress.Kind.LINE && line > rangeEnds[index];
            return !behind || matches(first);
        }
        boolean zero =
                first.kind() == SedAddress.Kind.LINE && first.number() == 0 && last.kind() == SedAddress.Kind.REGEX;
        if (zero && !rangeBegun[index]) {
            rangeBegun[index] = true;
            rangeOpen[index] = !matches(last);
            return true;
        }
        if (!begins(index, first, last)) {
            return false;
        }
        rangeBegun[index] = true;
        rangeEnds[index] = switch (last.kind()) {
            case PLUS -> line + last.number();
            case MULTIPLE -> last.number() == 0 ? line : (line / last.number() + 1) * last.number();
            default -> last.number();
        };
        rangeOpen[index] = switch (last.kind()) {
            case REGEX -> true;
            case LAST -> !input.isLast();
            default -> rangeEnds[index] > line;
        };
        return true;
    }

    /** A range from a line begins at the first line that is seen of it, for GNU: commands may have read on. */
    private boolean begins(int index, SedAddress first, SedAddress last) throws RegexException, IOException {
        if (matches(first)) {
            return true;
        }
        boolean late = call.isGnu()
                && first.kind() == SedAddress.Kind.LINE
                && first.number() > 0
                && !rangeBegun[index]
                && input.number() > first.number();
        return late && (last.kind() != SedAddress.Kind.LINE || input.number() <= last.number());
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
            case REGEX -> find(used(address.regex()), 0).isPresent();
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

    private Optional<Match> find(Regex regex, int start) throws RegexException {
        byte[] bytes = Latin.bytes(pattern);
        return regex.find(bytes, start, 0, bytes.length, true);
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
                    return End.RESTART;
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
                    boolean ranged = command.last() != null && !command.negated();
                    if (!ranged || !rangeOpen[index]) {
                        input.completeLine();
                        input.out(terminated(command.text()));
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
        return branch.jump() < 0 ? commands.size() : branch.jump();
    }

    /** Null if there was one. */
    private @Nullable End nextLine(boolean joins) throws IOException {
        if (input.isLast()) {
            return End.QUIT;
        }
        if (!joins && !settings.quiet) {
            write(pattern);
        }
        flushAppended();
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
            case 'a' -> append(command.text(), "");
            case 'i' -> input.out(terminated(command.text()));
            case 'r' -> append("", command.text());
            case 'R' -> readLine(command.text());
            case 'w' -> writeTo(command.text(), pattern, patternEnds);
            case 'W' -> writeTo(command.text(), firstLine(), true);
            case '=' -> input.out(terminated(input.number() + "\n"));
            case 'p' -> write(pattern);
            case 'P' -> {
                boolean whole = pattern.indexOf(settings.terminator) < 0;
                write(firstLine(), patternEnds || !whole);
            }
            case 'l' -> input.out(terminated(visible(command.number())));
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
            case 'F' -> input.out(Latin.of(input.name()) + "\n");
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

    private void append(String text, String file) {
        appended.add(text);
        appendedFiles.add(file);
    }

    private String firstLine() {
        int newline = pattern.indexOf(settings.terminator);
        return newline < 0 ? pattern : pattern.substring(0, newline);
    }

    private void readLine(String file) throws IOException {
        Input source = readLines.get(file);
        if (source == null) {
            try {
                source = call.open(file);
            } catch (IOException missing) {
                return;
            }
            readLines.put(file, source);
        }
        String line = source.line();
        if (line != null) {
            append(line + "\n", "");
        }
    }

    private void writeTo(String file, String line, boolean ends) throws IOException {
        if (file.equals("/dev/stdout")) {
            write(line, ends);
        } else {
            files.write(file, line, ends);
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
        Regex regex = used(substitution.regex());
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
        if (!substitution.file().isEmpty()) {
            writeTo(substitution.file(), pattern, patternEnds);
        }
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
                lines.append(line).append("\\\n");
                line.setLength(0);
            }
            line.append(shown);
        }
        return lines.append(line).append("$\n").toString();
    }
}
