package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.edit.busybox.LineSource.TextLine;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A script at work: the pattern space, the hold space, and what is to be written at the end of a cycle. */
final class EditRun {
    private static final Words NO_PREVIOUS = Words.of("no previous regexp");
    private static final Words UNTERMINATED = Words.of("unterminated {");
    private static final Words NO_LABEL = Words.of("can't find label for jump to '%s'");
    private static final Words EXHAUSTED = Words.of("regex: %s");

    private final Invocation call;
    private final List<Edit> commands;
    private final boolean quiet;
    private final LineSource source;
    private final List<String> appended = new ArrayList<>();
    private LineSink sink = new LineSink(OutputStream.nullOutputStream());
    private final LastRegex previous;
    private @Nullable TextLine next;
    private String pattern = "";
    private Ending ending = Ending.NEWLINE;
    private String hold = "";
    private boolean substituted;
    private int number;

    EditRun(Invocation call, LineReader script, boolean quiet, LineSource source) {
        this.call = call;
        this.commands = script.commands();
        this.previous = script.previous();
        this.quiet = quiet;
        this.source = source;
    }

    /** How a cycle ends. */
    private enum End {
        PRINTED,
        DISCARDED
    }

    /** Edits all lines that the source gives, as those of one text; the hold space is that of the text before. */
    void edit(OutputStream output) throws IOException {
        sink = new LineSink(output);
        number = 0;
        try {
            for (advance(); take(); ) {
                if (cycle() == End.PRINTED && !quiet) {
                    sink.line(pattern, ending);
                }
                writeAppended();
                call.process().checkpoint();
            }
        } catch (RegexException exhausted) {
            throw call.fail(EXHAUSTED, exhausted.getMessage());
        }
    }

    /** Ranges begin anew, but for those that are open. */
    void rewind() {
        commands.forEach(command -> command.selection().rewind());
    }

    private void advance() throws IOException {
        writeAppended();
        next = source.next();
    }

    private void writeAppended() throws IOException {
        for (String text : appended) {
            sink.line(text, Ending.NEWLINE);
        }
        appended.clear();
    }

    /** Makes the next line the pattern space, and looks at the one behind it; false if there is none. */
    private boolean take() throws IOException {
        TextLine line = next;
        if (line == null) {
            return false;
        }
        pattern = line.text();
        ending = line.ending();
        substituted = false;
        advance();
        number++;
        return true;
    }

    private End cycle() throws IOException, RegexException {
        for (int at = 0; at < commands.size(); at++) {
            Edit command = commands.get(at);
            if (!command.selection().takes(number, next == null, pattern, previous)) {
                at = command.letter() == '{' ? closing(at) : at;
                continue;
            }
            Regex address = command.selection().regex();
            if (address != null && command.letter() != '{') {
                previous.set(address);
            }
            switch (command.letter()) {
                case 'd' -> {
                    return End.DISCARDED;
                }
                case 'D' -> {
                    int newline = pattern.indexOf('\n');
                    if (newline < 0) {
                        return End.DISCARDED;
                    }
                    pattern = pattern.substring(newline + 1);
                    at = -1;
                    call.process().checkpoint();
                }
                case 'c' -> {
                    if (!command.selection().isOpen()) {
                        sink.line(command.text(), Ending.NEWLINE);
                    }
                    return End.DISCARDED;
                }
                case 'n' -> {
                    if (!quiet) {
                        sink.line(pattern, ending);
                    }
                    if (!take()) {
                        return End.DISCARDED;
                    }
                }
                case 'N' -> {
                    if (!join()) {
                        return End.PRINTED;
                    }
                }
                case 'q' -> {
                    next = null;
                    return End.PRINTED;
                }
                case 'b', 't', 'T' -> {
                    if (branches(command.letter())) {
                        call.process().checkpoint();
                        if (command.text().isEmpty()) {
                            return End.PRINTED;
                        }
                        at = label(command.text());
                    }
                }
                default -> simple(command);
            }
        }
        return End.PRINTED;
    }

    private int closing(int opening) {
        int depth = 0;
        for (int at = opening; at < commands.size(); at++) {
            char letter = commands.get(at).letter();
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw call.fail(UNTERMINATED);
    }

    private int label(String name) {
        for (int at = 0; at < commands.size(); at++) {
            if (commands.get(at).letter() == ':' && commands.get(at).text().equals(name)) {
                return at;
            }
        }
        throw call.fail(NO_LABEL, Latin.text(name));
    }

    private boolean branches(char letter) {
        boolean taken = letter == 'b' || substituted == (letter == 't');
        substituted &= letter != 't' || !taken;
        return taken;
    }

    private boolean join() throws IOException {
        TextLine line = next;
        if (line == null) {
            return false;
        }
        pattern = pattern + "\n" + line.text();
        ending = line.ending();
        advance();
        number++;
        return true;
    }

    private void simple(Edit command) throws IOException, RegexException {
        switch (command.letter()) {
            case '=' -> sink.raw(number + "\n");
            case 'p' -> sink.line(pattern, Ending.NEWLINE);
            case 'P' -> sink.line(pattern.split("\n", 2)[0], Ending.NEWLINE);
            case 's' -> substitute(command.substitution());
            case 'y' -> transliterate(command.text());
            case 'a' -> appended.add(command.text());
            case 'i' -> sink.line(command.text(), Ending.NEWLINE);
            case 'r' -> read(command.text());
            case 'w' -> write(command.sink());
            case 'g' -> pattern = hold;
            case 'G' -> {
                pattern = pattern + "\n" + hold;
                ending = Ending.NEWLINE;
            }
            case 'h' -> hold = pattern;
            case 'H' -> hold = hold + "\n" + pattern;
            case 'x' -> {
                String other = hold;
                hold = pattern;
                pattern = other;
                ending = Ending.NEWLINE;
            }
            // Labels, braces, and l, which is accepted and does nothing.
            default -> {}
        }
    }

    private void substitute(@Nullable Substitution substitution) throws IOException, RegexException {
        if (substitution == null) {
            return;
        }
        Regex regex = substitution.regex() == null ? previous.get() : substitution.regex();
        if (regex == null) {
            throw call.fail(NO_PREVIOUS);
        }
        previous.set(regex);
        String changed = substitution.apply(regex, pattern);
        if (changed == null) {
            return;
        }
        pattern = changed;
        substituted = true;
        if (substitution.prints()) {
            sink.line(pattern, ending);
        }
        write(substitution.sink());
    }

    private void write(@Nullable LineSink file) throws IOException {
        if (file != null) {
            file.line(pattern, ending);
        }
    }

    private void transliterate(String pairs) {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int at = 0;
            while (at < pairs.length() && pairs.charAt(at) != c) {
                at += 2;
            }
            changed.append(at < pairs.length() ? pairs.charAt(at + 1) : c);
        }
        pattern = changed.toString();
    }

    /** Each line of a file comes behind the current one; of a file that cannot be read there are none. */
    private void read(String path) throws IOException {
        LineSource file = new LineSource(call, List.of(Latin.text(path)));
        if (call.files().exists(Latin.text(path))) {
            file.allow(1);
        }
        for (TextLine line = file.next(); line != null; line = file.next()) {
            appended.add(line.text());
        }
    }
}
