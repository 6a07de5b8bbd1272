package dev.drydock.userland.utility.calculator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of bc, of lines that are read when they are needed. */
final class BcLexer {
    private static final List<String> OPERATORS =
            List.of("++", "--", "==", "<=", ">=", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final String SINGLE = "+-*/%^=<>!(){}[],;.";

    private final Lines lines;
    private String line = "";
    private int at;
    private boolean ended;

    BcLexer(Lines lines) {
        this.lines = lines;
    }

    /** Where lines come from. */
    @FunctionalInterface
    interface Lines {
        /** The next one with its newline, if it has one; null at the end. */
        @Nullable
        String next() throws IOException;
    }

    enum Kind {
        NUMBER,
        NAME,
        STRING,
        OPERATOR,
        NEWLINE,
        END
    }

    /** @param rest what is left of its line from where it begins */
    record Token(Kind kind, String text, String rest) {
        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }

        boolean isWord(String word) {
            return kind == Kind.NAME && text.equals(word);
        }
    }

    /** What is left of the line is forgotten. */
    void skipLine() {
        at = line.length();
    }

    Token next() {
        skipBlanks();
        if (at == line.length() && !more()) {
            return new Token(Kind.END, "", "");
        }
        int start = at;
        char c = line.charAt(at);
        if (c == '\n') {
            at++;
            return new Token(Kind.NEWLINE, "", "");
        }
        if (isDigit(c) || (c == '.' && at + 1 < line.length() && isDigit(line.charAt(at + 1)))) {
            return token(Kind.NUMBER, start, number());
        }
        if (c >= 'a' && c <= 'z') {
            while (at < line.length() && isNamed(line.charAt(at))) {
                at++;
            }
            return token(Kind.NAME, start, line.substring(start, at));
        }
        if (c == '"') {
            return string();
        }
        for (String operator : OPERATORS) {
            if (line.startsWith(operator, at)) {
                at += operator.length();
                return token(Kind.OPERATOR, start, operator);
            }
        }
        if (SINGLE.indexOf(c) < 0) {
            throw new CalculatorException("bad character '" + c + "'");
        }
        at++;
        return token(Kind.OPERATOR, start, String.valueOf(c));
    }

    private Token token(Kind kind, int start, String text) {
        int end = line.indexOf('\n', start);
        return new Token(kind, text, line.substring(start, end < 0 ? line.length() : end));
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNamed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** A backslash at the end of a line goes on in the next one, even within a number. */
    private String number() {
        StringBuilder digits = new StringBuilder();
        boolean point = false;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (line.startsWith("\\\n", at)) {
                at += 2;
                if (at == line.length() && !more()) {
                    break;
                }
                continue;
            }
            if (!isDigit(c) && (c != '.' || point)) {
                break;
            }
            point |= c == '.';
            digits.append(c);
            at++;
        }
        return digits.toString();
    }

    private Token string() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (true) {
            int end = line.indexOf('"', at);
            if (end >= 0) {
                text.append(line, at, end);
                at = end + 1;
                return token(Kind.STRING, Math.min(start, at - 1), text.toString());
            }
            text.append(line.substring(at));
            if (!more()) {
                throw new CalculatorException("unterminated string");
            }
            start = 0;
        }
    }

    private void skipBlanks() {
        while (at < line.length() || more()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b') {
                at++;
            } else if (line.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                int end = line.indexOf('\n', at);
                at = end < 0 ? line.length() : end;
            } else if (line.startsWith("/*", at)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        at += 2;
        while (true) {
            int end = line.indexOf("*/", at);
            if (end >= 0) {
                at = end + 2;
                return;
            }
            if (!more()) {
                throw new CalculatorException("unterminated comment");
            }
        }
    }

    /** Reads a line more, if there is one. */
    private boolean more() {
        if (ended) {
            return false;
        }
        try {
            String next = lines.next();
            ended = next == null;
            line = next == null ? "" : next;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        at = 0;
        return !ended;
    }
}
