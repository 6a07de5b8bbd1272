package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One text on its way through {@code fmt}: which lines are a paragraph, and how it is indented. */
final class FmtText {
    private static final int TAB = 8;
    private static final int USUAL_INDENT = 3;
    /** A paragraph that is longer is set in parts. */
    private static final int MOST_WORDS = 1000 - 2;

    private static final int MOST_CHARACTERS = 5000;
    private static final int END = -1;

    private final Invocation call;
    private final FmtSettings settings;
    private final Input input;
    private final List<FmtWord> words = new ArrayList<>();
    private boolean tabs;
    /** Where the input is within its line. */
    private int column;

    private int nextPrefixIndent;
    private int prefixIndent;
    private int firstIndent;
    private int otherIndent;
    private int lastLineLength;
    private int outColumn;
    private int characters;

    FmtText(Invocation call, FmtSettings settings, Input input) {
        this.call = call;
        this.settings = settings;
        this.input = input;
    }

    void format() throws IOException {
        int c = prefix();
        while (true) {
            call.process().checkpoint();
            c = copyOthers(c);
            if (c == END) {
                return;
            }
            c = paragraph(c);
            breaks().find(firstIndent, otherIndent, lastLineLength);
            write(words.size());
        }
    }

    private LineBreaks breaks() {
        return new LineBreaks(words, settings.width(), settings.goal());
    }

    // Reading

    private int blanks(int first) throws IOException {
        int c = first;
        while (true) {
            if (c == ' ') {
                column++;
            } else if (c == '\t') {
                tabs = true;
                column = (column / TAB + 1) * TAB;
            } else {
                return c;
            }
            c = input.read();
        }
    }

    /** Reads the start of a line up to its text. */
    private int prefix() throws IOException {
        column = 0;
        int c = blanks(input.read());
        if (settings.prefix().isEmpty()) {
            nextPrefixIndent = Math.min(settings.lead(), column);
            return c;
        }
        nextPrefixIndent = column;
        for (char wanted : settings.prefix().toCharArray()) {
            if (c != wanted) {
                return c;
            }
            column++;
            c = input.read();
        }
        return blanks(c);
    }

    /** Lines that are empty, or without the prefix, stay as they are. */
    private int copyOthers(int first) throws IOException {
        lastLineLength = 0;
        int c = first;
        while (c == '\n'
                || c == END
                || nextPrefixIndent < settings.lead()
                || column < nextPrefixIndent + settings.fullLength()) {
            c = copyRest(c);
            if (c == END) {
                return END;
            }
            call.out().write('\n');
            c = prefix();
        }
        return c;
    }

    private int copyRest(int first) throws IOException {
        int c = first;
        outColumn = 0;
        if (column > nextPrefixIndent || (c != '\n' && c != END)) {
            space(nextPrefixIndent);
            for (int i = 0; outColumn != column && i < settings.prefix().length(); i++) {
                call.out().write(settings.prefix().charAt(i));
                outColumn++;
            }
            if (c != END && c != '\n') {
                space(column - outColumn);
            }
            if (c == END && column >= nextPrefixIndent + settings.prefix().length()) {
                call.out().write('\n');
            }
        }
        while (c != '\n' && c != END) {
            call.out().write(c);
            c = input.read();
        }
        return c;
    }

    private boolean goesOn(int c) {
        return nextPrefixIndent == prefixIndent
                && column >= nextPrefixIndent + settings.fullLength()
                && c != '\n'
                && c != END;
    }

    /** Reads a paragraph; returns what comes behind it. */
    private int paragraph(int first) throws IOException {
        prefixIndent = nextPrefixIndent;
        firstIndent = column;
        words.clear();
        characters = 0;
        int c = line(first);
        setOtherIndent(goesOn(c));
        boolean more = !settings.split();
        if (settings.tagged() && !settings.crown()) {
            more &= column != firstIndent;
        }
        boolean anyIndent = settings.crown();
        while (more && goesOn(c) && (anyIndent || column == otherIndent)) {
            anyIndent = false;
            c = line(c);
        }
        FmtWord last = words.get(words.size() - 1);
        last.period = true;
        last.last = true;
        return c;
    }

    private void setOtherIndent(boolean goesOn) {
        if (settings.split()) {
            otherIndent = firstIndent;
        } else if (settings.crown()) {
            otherIndent = goesOn ? column : firstIndent;
        } else if (!settings.tagged()) {
            otherIndent = firstIndent;
        } else if (goesOn && column != firstIndent) {
            otherIndent = column;
        } else if (otherIndent == firstIndent) {
            otherIndent = firstIndent == 0 ? USUAL_INDENT : 0;
        }
    }

    private int line(int first) throws IOException {
        int c = first;
        do {
            StringBuilder text = new StringBuilder();
            do {
                text.append((char) c);
                c = input.read();
            } while (c != END && !(c == ' ' || (c >= '\t' && c <= '\r')));
            if (characters + text.length() > MOST_CHARACTERS && !words.isEmpty()) {
                letGo();
            }
            FmtWord word = new FmtWord(text.toString());
            characters += word.length();
            column += word.length();
            int start = column;
            c = blanks(c);
            word.space = column - start;
            word.last = c == END || (word.period && (c == '\n' || word.space > 1));
            if (c == '\n' || c == END || settings.uniform()) {
                word.space = word.last ? 2 : 1;
            }
            if (words.size() == MOST_WORDS) {
                letGo();
            }
            words.add(word);
        } while (c != '\n' && c != END);
        return prefix();
    }

    private void letGo() {
        setOtherIndent(true);
        LineBreaks breaks = breaks();
        breaks.find(firstIndent, otherIndent, lastLineLength);
        int split = breaks.splitPoint();
        write(split);
        words.subList(0, split).clear();
        characters = words.stream().mapToInt(FmtWord::length).sum();
    }

    // Writing

    private void write(int end) {
        int indent = firstIndent;
        for (int at = 0; at != end; at = words.get(at).nextBreak) {
            writeLine(at, indent);
            indent = otherIndent;
        }
    }

    private void writeLine(int start, int indent) {
        outColumn = 0;
        space(prefixIndent);
        call.out().data(settings.prefix());
        outColumn += settings.prefix().length();
        space(indent - outColumn);
        int end = words.get(start).nextBreak;
        for (int i = start; i < end; i++) {
            call.out().data(words.get(i).text);
            outColumn += words.get(i).length();
            if (i + 1 < end) {
                space(words.get(i).space);
            }
        }
        lastLineLength = outColumn;
        call.out().write('\n');
    }

    private void space(int count) {
        int target = outColumn + count;
        int tabTarget = target / TAB * TAB;
        if (tabs && outColumn + 1 < tabTarget) {
            while (outColumn < tabTarget) {
                call.out().write('\t');
                outColumn = (outColumn / TAB + 1) * TAB;
            }
        }
        while (outColumn < target) {
            call.out().write(' ');
            outColumn++;
        }
    }
}
