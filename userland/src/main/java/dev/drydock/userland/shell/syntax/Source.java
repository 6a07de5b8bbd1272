package dev.drydock.userland.shell.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a script, read line by line as the parser needs them, with the texts of aliases pushed in between.
 * Knows which line it is in. Text that was read stays until {@link #forget}, so that the parser can go back.
 */
final class Source {

    /** What a look beyond the end gives. */
    static final int END = -1;

    private final Lines lines;
    private final Reader reader;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private int told;
    private int substitutions;
    private int line;
    private boolean ended;
    private Deque<AliasText> aliases = new ArrayDeque<>();
    private final List<String> justEnded = new ArrayList<>();
    private boolean afterBlank;

    /** Is told of the lines of a script. */
    interface Reader {
        /** @param inside whether it was in the middle of a command substitution that the line began */
        void read(String line, boolean inside);
    }

    /** @param reader is told each line as it is begun to be read */
    Source(Lines lines, int firstLine, Reader reader) {
        this.lines = lines;
        this.reader = reader;
        this.line = firstLine;
    }

    /** A source of one text that is there as a whole. */
    static Source of(String text, int firstLine, Reader reader) {
        Source source = new Source(() -> null, firstLine, reader);
        source.text.append(text);
        return source;
    }

    /** A source of a text that was read already, so that nobody is told of its lines. */
    static Source of(String text, int firstLine) {
        return of(text, firstLine, (line, inside) -> {});
    }

    /** Tells of the lines that are read as of parts of a substitution, until this is taken back. */
    void substituted(boolean on) {
        substitutions += on ? 1 : -1;
    }

    private void tell() {
        if (position >= told) {
            int newline = text.indexOf("\n", position);
            int end = newline < 0 ? text.length() : newline + 1;
            reader.read(text.substring(told, end), substitutions > 0);
            told = end;
        }
    }

    /** Whether nothing follows; no line is taken to be read for this question. */
    boolean isAtEnd() {
        return aliases.isEmpty() ? position >= text.length() && !fill(1) : peek() == END;
    }

    /** The next character, which stays, or {@link #END}. */
    int peek() {
        while (!aliases.isEmpty()) {
            AliasText alias = aliases.getFirst();
            if (alias.position < alias.text.length()) {
                return alias.text.charAt(alias.position);
            }
            afterBlank |= alias.endsInBlank();
            justEnded.add(alias.name);
            aliases.removeFirst();
        }
        if (position >= text.length() && !fill(1)) {
            return END;
        }
        tell();
        return text.charAt(position);
    }

    /** Whether a line has just ended. */
    boolean isBehindNewline() {
        return aliases.isEmpty() && position > 0 && text.charAt(position - 1) == '\n';
    }

    /** A character further on, which stays. */
    int peek(int ahead) {
        if (ahead == 0) {
            return peek();
        }
        int rest = ahead;
        for (AliasText alias : aliases) {
            int left = alias.text.length() - alias.position;
            if (rest < left) {
                return alias.text.charAt(alias.position + rest);
            }
            rest -= left;
        }
        return position + rest < text.length() || fill(rest + 1) ? text.charAt(position + rest) : END;
    }

    /** Takes the next character. */
    int next() {
        int character = peek();
        if (character == END) {
            return END;
        }
        if (!aliases.isEmpty()) {
            aliases.getFirst().position++;
        } else {
            position++;
            if (character == '\n') {
                line++;
            }
        }
        return character;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** Takes away line continuations (a backslash and a newline) that are next. */
    void joinLines() {
        while (peek() == '\\' && peek(1) == '\n') {
            skip(2);
        }
    }

    /** Whether what comes next is this text. Does not go beyond the line. */
    boolean startsWith(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (peek(i) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean fill(int wanted) {
        while (!ended && position + wanted > text.length()) {
            String more = lines.next();
            if (more == null) {
                ended = true;
            } else {
                text.append(more);
            }
        }
        return position + wanted <= text.length();
    }

    int line() {
        return line;
    }

    /** Where the source is, to cut out a text from there on, or to go back to. */
    Mark mark() {
        List<AliasText> copies = new ArrayList<>();
        aliases.forEach(alias -> copies.add(alias.copy()));
        return new Mark(position, line, copies);
    }

    void reset(Mark mark) {
        position = mark.position;
        line = mark.line;
        aliases = new ArrayDeque<>();
        mark.aliases.forEach(alias -> aliases.addLast(alias.copy()));
    }

    /** What was read since the mark; the text around it, if it began inside an alias. */
    String since(Mark mark) {
        if (!mark.aliases.isEmpty() && !aliases.isEmpty()) {
            AliasText then = mark.aliases.get(0);
            AliasText now = aliases.getFirst();
            return then.text.equals(now.text)
                    ? now.text.substring(Math.min(then.position, now.position), now.position)
                    : "";
        }
        return text.substring(mark.position, position);
    }

    /** The whole line that the source is in (or has just read to its end), without its newline. */
    String currentLine() {
        int within = position > 0 && position <= text.length() && text.charAt(position - 1) == '\n'
                ? position - 1
                : position;
        int start = text.lastIndexOf("\n", within - 1) + 1;
        int end = text.indexOf("\n", within);
        return text.substring(Math.min(start, text.length()), end < 0 ? text.length() : end);
    }

    /** The line before the one that the source is in: what a newline that was just read ended. */
    String lineBefore() {
        int end = position > 0 && position <= text.length() && text.charAt(position - 1) == '\n'
                ? position - 1
                : position;
        return text.substring(text.lastIndexOf("\n", end - 1) + 1, end);
    }

    /** The rest of the line and its newline, taken as it stands; null at the end. */
    @Nullable
    String takeLine() {
        if (peek() == END) {
            return null;
        }
        StringBuilder taken = new StringBuilder();
        int character;
        do {
            character = next();
            if (character != END) {
                taken.append((char) character);
            }
        } while (character != END && character != '\n');
        return taken.toString();
    }

    /** Gives up what was read: it cannot be gone back to. */
    void forget() {
        text.delete(0, position);
        told -= position;
        position = 0;
    }

    /** How many lines there are in all: where bash says an unexpected end is. */
    int lastLine() {
        boolean open = text.length() > 0 && text.charAt(text.length() - 1) != '\n';
        return open ? line + 1 : line;
    }

    // Aliases

    void pushAlias(String name, String value) {
        aliases.addFirst(new AliasText(name, value));
    }

    /** Leaves the texts of aliases. */
    void endAliases() {
        aliases.clear();
    }

    /** Whether the alias is being expanded now, and so is not again. */
    boolean isExpanding(String name) {
        return justEnded.contains(name) || aliases.stream().anyMatch(alias -> alias.name.equals(name));
    }

    /** A token begins here: aliases that ended before it are over. */
    void startToken() {
        justEnded.clear();
    }

    /** Whether an alias has ended in a blank since the last question: then the next word is looked up, too. */
    boolean takeAfterBlank() {
        boolean was = afterBlank;
        afterBlank = false;
        return was;
    }

    /** Where a source was. */
    record Mark(int position, int line, List<AliasText> aliases) {}

    /** The text of an alias and how far it was read. */
    static final class AliasText {
        private final String name;
        private final String text;
        private int position;

        AliasText(String name, String text) {
            this.name = name;
            this.text = text;
        }

        private AliasText copy() {
            AliasText copy = new AliasText(name, text);
            copy.position = position;
            return copy;
        }

        private boolean endsInBlank() {
            return text.endsWith(" ") || text.endsWith("\t");
        }
    }
}
