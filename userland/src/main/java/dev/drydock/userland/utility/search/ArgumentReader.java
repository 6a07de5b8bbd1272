package dev.drydock.userland.utility.search;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Latin;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads arguments for {@code xargs}: words with quotes and backslashes, whole lines, or what a byte divides. */
final class ArgumentReader {
    private final Input input;
    private final int terminator;
    private final boolean lines;
    private final @Nullable String endMark;
    private boolean finished;
    private boolean endedLine;

    /** A quote that the line does not close. */
    static final class UnmatchedQuote extends Exception {
        private static final long serialVersionUID = 1L;
        private final String kind;

        UnmatchedQuote(String kind) {
            super(kind);
            this.kind = kind;
        }

        /** {@code single} or {@code double}. */
        String kind() {
            return kind;
        }
    }

    /**
     * @param terminator -1 for words and quotes
     * @param lines whether blanks do not divide words ({@code -I})
     * @param endMark a word that counts as the end
     */
    ArgumentReader(Input input, int terminator, boolean lines, @Nullable String endMark) {
        this.input = input;
        this.terminator = terminator;
        this.lines = lines;
        this.endMark = endMark;
    }

    /** Whether the last argument was the last of its line. */
    boolean endedLine() {
        return endedLine;
    }

    /** Null at the end. */
    @Nullable
    String next() throws IOException, UnmatchedQuote {
        if (finished) {
            return null;
        }
        String word;
        if (terminator >= 0) {
            String piece = input.record(terminator);
            word = piece == null ? null : Latin.text(piece);
            endedLine = true;
        } else {
            word = word();
        }
        if (word == null || (word.equals(endMark) && terminator < 0)) {
            finished = true;
            return null;
        }
        return word;
    }

    private @Nullable String word() throws IOException, UnmatchedQuote {
        int c = input.read();
        while (c == ' ' || c == '\t' || c == '\n') {
            c = input.read();
        }
        if (c < 0) {
            return null;
        }
        StringBuilder word = new StringBuilder();
        int quote = 0;
        while (c >= 0) {
            if (quote != 0) {
                if (c == '\n') {
                    throw new UnmatchedQuote(quote == '"' ? "double" : "single");
                }
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append((char) c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '\\') {
                c = input.read();
                if (c >= 0) {
                    word.append((char) c);
                }
            } else if (c == '\n' || (!lines && (c == ' ' || c == '\t'))) {
                break;
            } else {
                word.append((char) c);
            }
            c = input.read();
        }
        if (quote != 0) {
            throw new UnmatchedQuote(quote == '"' ? "double" : "single");
        }
        endedLine = c == '\n' || c < 0;
        return Latin.text(word.toString());
    }
}
