package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import java.util.Set;

/** Cuts a program of BusyBox into tokens, one at a time: whether a slash divides or begins an expression only the parser knows. */
final class Lexer {
    private static final Set<String> WORDS = Set.of(
            "BEGIN",
            "END",
            "function",
            "if",
            "else",
            "while",
            "for",
            "do",
            "break",
            "continue",
            "next",
            "nextfile",
            "exit",
            "return",
            "delete",
            "in",
            "getline",
            "print",
            "printf");
    private static final String[] PUNCTUATION = {
        "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "==", "<=", ">=", "!=", "!~", ">>"
    };

    private final String text;
    private final String place;
    private int at;
    private int line = 1;

    /** @param place what comes before a line's number in messages */
    Lexer(String text, String place) {
        this.text = text;
        this.place = place;
    }

    /** An error at a line. */
    AwkSyntaxException error(int where, String words) {
        return new AwkSyntaxException(List.of(place + ":" + where + ": " + words));
    }

    int position() {
        return at;
    }

    /** Reads on from a place where it was before. */
    void position(int position, int itsLine) {
        at = position;
        line = itsLine;
    }

    Token next() throws AwkSyntaxException {
        skipBlanks();
        int start = at;
        int itsLine = line;
        if (at == text.length()) {
            return new Token(TokenKind.END, "", itsLine);
        }
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            return new Token(TokenKind.NEWLINE, "\n", itsLine);
        }
        if (c == '"') {
            return new Token(TokenKind.STRING, string(), itsLine);
        }
        if (digit(at) || (c == '.' && digit(at + 1))) {
            return new Token(TokenKind.NUMBER, number(), itsLine);
        }
        if (letter(c)) {
            while (at < text.length() && (letter(text.charAt(at)) || digit(at))) {
                at++;
            }
            return word(text.substring(start, at), itsLine);
        }
        return new Token(TokenKind.PUNCTUATION, punctuation(c, itsLine), itsLine);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '\\' && text.startsWith("\n", at + 1)) {
                at += 2;
                line++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private Token word(String word, int itsLine) {
        if (WORDS.contains(word)) {
            return new Token(TokenKind.WORD, word, itsLine);
        }
        if (word.equals("func")) {
            return new Token(TokenKind.WORD, "function", itsLine);
        }
        if (Builtin.named(word, Flavour.BUSYBOX).isPresent()) {
            return new Token(TokenKind.BUILTIN, word, itsLine);
        }
        return new Token(text.startsWith("(", at) ? TokenKind.CALL : TokenKind.NAME, word, itsLine);
    }

    private String punctuation(char c, int itsLine) throws AwkSyntaxException {
        if (text.startsWith("**", at)) {
            boolean assigns = text.startsWith("=", at + 2);
            at += assigns ? 3 : 2;
            return assigns ? "^=" : "^";
        }
        for (String two : PUNCTUATION) {
            if (text.startsWith(two, at)) {
                at += 2;
                return two;
            }
        }
        if ("{}()[];,+-*/%^!><|?:~$=".indexOf(c) < 0) {
            throw error(itsLine, "Unexpected token");
        }
        at++;
        return String.valueOf(c);
    }

    private String number() {
        int start = at;
        if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
            at += 2;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
                at++;
            }
            return text.substring(start, at);
        }
        skipDigits();
        if (text.startsWith(".", at)) {
            at++;
            skipDigits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
            if (digit(at + (signed ? 2 : 1))) {
                at += signed ? 2 : 1;
                skipDigits();
            }
        }
        return text.substring(start, at);
    }

    private void skipDigits() {
        while (digit(at)) {
            at++;
        }
    }

    private boolean digit(int where) {
        return where < text.length() && text.charAt(where) >= '0' && text.charAt(where) <= '9';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private String string() throws AwkSyntaxException {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length() || text.charAt(at) == '\n') {
            throw error(line, "Unexpected end of string");
        }
        String inner = text.substring(start, at++);
        line += (int) inner.chars().filter(c -> c == '\n').count();
        return Escape.resolve(inner.replace("\\\n", ""), Flavour.BUSYBOX);
    }

    /** The expression whose first slash has just been read as a token, or whose first two characters as {@code /=}. */
    String expression(Token slash) throws AwkSyntaxException {
        StringBuilder expression = new StringBuilder(slash.text().substring(1));
        while (at < text.length() && text.charAt(at) != '/' && text.charAt(at) != '\n') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char next = text.charAt(at++);
                expression.append(next == '/' ? "/" : "\\" + next);
            } else {
                expression.append(c);
            }
        }
        if (at >= text.length() || text.charAt(at) == '\n') {
            throw error(line, "Unexpected end of string");
        }
        at++;
        return expression.toString();
    }
}
