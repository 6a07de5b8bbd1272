package dev.drydock.userland.utility.awk;

import java.util.List;

/** The text of a program, from the command line or from files one after the other, with the numbers of its lines. */
final class MawkText {
    /** What is given at the end of the text. */
    static final char END = '\0';

    private final List<Source> sources;
    private int source;
    private String text;
    private int at;
    private int line = 1;

    /**
     * A part of a program.
     *
     * @param place what comes before a line's number in messages: the name of the file and a colon, or nothing
     */
    record Source(String place, String text) {}

    /** A string or an expression; one that its line's end cuts off has not ended. */
    record Constant(String text, boolean ended) {}

    MawkText(List<Source> sources) {
        this.sources = sources;
        // Each text ends with a line, even if another is there already.
        this.text = sources.get(0).text() + "\n";
    }

    String place() {
        return sources.get(source).place();
    }

    int line() {
        return line;
    }

    char peek() {
        while (at == text.length() && source + 1 < sources.size()) {
            source++;
            text = sources.get(source).text() + "\n";
            at = 0;
            line = 1;
        }
        return at == text.length() ? END : text.charAt(at);
    }

    char next() {
        char c = peek();
        if (at < text.length()) {
            at++;
        }
        line += c == '\n' ? 1 : 0;
        return c;
    }

    /** Takes back a character that is no newline. */
    void back() {
        at--;
    }

    boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        next();
        return true;
    }

    void skipBlanks() {
        while (" \t\r\f\u000b".indexOf(peek()) >= 0) {
            next();
        }
    }

    void skipComment() {
        while (peek() != '\n' && peek() != END) {
            next();
        }
    }

    /** The name whose first letter has just been read. */
    String name() {
        int start = at - 1;
        while (letter(peek()) || digit(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The number whose first character has just been read; what cannot belong to it stays. */
    String number(char first) {
        int start = at - 1;
        skipDigits();
        if (first != '.' && peek() == '.') {
            at++;
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            int exponent = at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (!digit(peek())) {
                at = exponent;
            }
            skipDigits();
        }
        return text.substring(start, at);
    }

    private void skipDigits() {
        while (digit(peek())) {
            at++;
        }
    }

    /** What stands up to the closing quote, with its escapes. */
    Constant string() {
        StringBuilder inner = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return new Constant(inner.toString(), true);
            }
            if (c == '\n' || c == END) {
                return new Constant(inner.toString(), false);
            }
            if (c != '\\') {
                inner.append(c);
            } else if (peek() == '\n') {
                next();
            } else {
                inner.append(c).append(next());
            }
        }
    }

    /** What stands up to the closing slash; brackets hide slashes, also those of a class in brackets. */
    Constant expression() {
        StringBuilder inner = new StringBuilder();
        int boxed = 0;
        int first = -1;
        while (true) {
            char c = next();
            if (c == '\n' || c == END) {
                return new Constant(inner.toString(), false);
            }
            if (c == '/' && boxed == 0) {
                return new Constant(inner.toString(), true);
            }
            if (c == '\\') {
                char escaped = next();
                inner.append(escaped == '/' ? "/" : escaped == '\n' ? "" : "\\" + escaped);
                continue;
            }
            inner.append(c);
            int length = inner.length();
            if (c == '^' && length - 1 == first && length > 1 && inner.charAt(length - 2) == '[') {
                first = length;
            } else if (c == '[' && boxed == 0) {
                first = length;
                boxed = 1;
            } else if (c == '[' && peek() == ':') {
                boxed++;
            } else if (c == ']' && boxed > 0 && length - 1 != first) {
                boxed--;
            }
        }
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
