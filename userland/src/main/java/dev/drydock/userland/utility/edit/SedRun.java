package dev.drydock.userland.utility.edit;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A script at work: the pattern space, the hold space, and what is to be written at the end of a cycle. */
final class SedRun {
    private static final int LINE_WIDTH = 70;
    private static final Words NO_PREVIOUS = Words.of("no previous regular expression");
    private static final Words CANNOT_WRITE = Words.of("couldn't open file %s: %s", "can't open '%s': %s");

    private final Invocation call;
    private final SedSettings settings;
    private final List<SedCommand> commands;
    private final SedInput input;
    /** For each command: whether its range is open, and where it ends if that is known. */
    private final long[] rangeEnds;

    private final boolean[] rangeOpen;
    private final Map<String, OpenFile> written = new HashMap<>();
    private final Map<String, Input> readLines = new HashMap<>();
    private final List<String> appended = new ArrayList<>();
    private final List<String> appendedFiles = new ArrayList<>();
    private String pattern = "";
    private String hold = "";
    private boolean substituted;
    private @Nullable Regex lastRegex;
    private int status;

    /** How a cycle ends. */
    private enum End {
        NORMAL,
        WITHOUT_PRINTING,
        RESTART,
        QUIT,
        QUIT_SILENTLY
    }

    SedRun(Invocation call, SedSettings settings, List<SedCommand> commands, List<String> files) {
        this.call = call;
        this.settings = settings;
        this.commands = commands;
        this.input = new SedInput(call, settings, files);
        this.rangeEnds = new long[commands.size()];
        this.rangeOpen = new boolean[commands.size()];
    }

    Exit run() throws IOException, RegexException {
        boolean restarts = false;
        while (true) {
            if (!restarts) {
                String line = input.next();
                if (line == null) {
                    break;
                }
                pattern = line;
            }
            End end = cycle();
            restarts = end == End.RESTART;
            if (end == End.NORMAL || end == End.QUIT) {
                if (!settings.quiet) {
                    write(pattern);
                }
            }
            flushAppended();
            if (end == End.QUIT || end == End.QUIT_SILENTLY) {
                input.finish(end == End.QUIT);
                return Exit.of(Math.max(status, call.status()));
            }
            call.process().checkpoint();
        }
        input.finish(false);
        for (OpenFile file : written.values()) {
            file.close();
        }
        return call.exit();
    }

    private void write(String text) throws IOException {
        input.out(text + (input.lastTerminated() ? String.valueOf((char) settings.terminator) : ""));
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
        if (zero && line == 1) {
            rangeOpen[index] = !matches(last);
            return true;
        }
        if (!matches(first)) {
            return false;
        }
        rangeEnds[index] = switch (last.kind()) {
            case PLUS -> line + last.number();
            case MULTIPLE -> last.number() == 0 ? line : (line + last.number() - 1) / last.number() * last.number();
            default -> last.number();
        };
        rangeOpen[index] = switch (last.kind()) {
            case REGEX -> true;
            case LAST -> !input.isLast();
            default -> rangeEnds[index] > line;
        };
        return true;
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
            throw call.fail(NO_PREVIOUS);
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
                    substituted = false;
                    return End.WITHOUT_PRINTING;
                }
                case 'D' -> {
                    int newline = pattern.indexOf('\n');
                    if (newline < 0) {
                        return End.WITHOUT_PRINTING;
                    }
                    pattern = pattern.substring(newline + 1);
                    return End.RESTART;
                }
                case 'q' -> {
                    status = command.number();
                    return End.QUIT;
                }
                case 'Q' -> {
                    status = command.number();
                    return End.QUIT_SILENTLY;
                }
                case 'c' -> {
                    boolean ranged = command.last() != null && !command.negated();
                    if (!ranged || !rangeOpen[index]) {
                        input.completeLine();
                        input.out(command.text());
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
        substituted = false;
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
        pattern = joins ? pattern + "\n" + line : String.valueOf(line);
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
            case 'y' -> transliterate(command.text());
            case 'a' -> append(command.text(), "");
            case 'i' -> input.out(command.text());
            case 'r' -> append("", command.text());
            case 'R' -> readLine(command.text());
            case 'w' -> writeTo(command.text(), pattern + "\n");
            case 'W' -> writeTo(command.text(), firstLine() + "\n");
            case '=' -> input.out(input.number() + "\n");
            case 'p' -> write(pattern);
            case 'P' -> input.out(firstLine() + (char) settings.terminator);
            case 'l' -> input.out(visible(command.number()));
            case 'g' -> pattern = hold;
            case 'G' -> pattern = pattern + "\n" + hold;
            case 'h' -> hold = pattern;
            case 'H' -> hold = hold + "\n" + pattern;
            case 'x' -> {
                String other = hold;
                hold = pattern;
                pattern = other;
            }
            case 'z' -> pattern = "";
            case 'F' -> input.out(Latin.of(input.name()) + "\n");
            default -> {}
        }
    }

    private void append(String text, String file) {
        appended.add(text);
        appendedFiles.add(file);
    }

    private String firstLine() {
        int newline = pattern.indexOf('\n');
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

    private void writeTo(String path, String text) throws IOException {
        if (path.equals("/dev/stdout")) {
            input.out(text);
            return;
        }
        OpenFile file = written.get(path);
        if (file == null) {
            try {
                file = call.files().open(path, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
            } catch (IOException error) {
                throw call.fail(4, CANNOT_WRITE, path, error);
            }
            written.put(path, file);
        }
        byte[] bytes = Latin.bytes(text);
        for (int done = 0; done < bytes.length; ) {
            done += file.write(bytes, done, bytes.length - done);
        }
    }

    private void transliterate(String letters) {
        int half = letters.length() / 2;
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            int index = letters.substring(0, half).indexOf(pattern.charAt(i));
            changed.append(index < 0 ? pattern.charAt(i) : letters.charAt(half + index));
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
            writeTo(substitution.file(), pattern + "\n");
        }
    }

    private String visible(int width) {
        int columns = width == 0 ? LINE_WIDTH : width;
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int known = "\\\u0007\b\f\n\r\t\u000b".indexOf(c);
            String shown = known >= 0
                    ? "\\" + "\\abfnrtv".charAt(known)
                    : c < ' ' || c > '~' ? String.format("\\%03o", (int) c) : String.valueOf(c);
            if (columns > 1 && line.length() + shown.length() > columns - 1) {
                lines.append(line).append("\\\n");
                line.setLength(0);
            }
            line.append(shown);
        }
        return lines.append(line).append("$\n").toString();
    }
}
