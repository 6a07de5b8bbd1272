package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.BusyBoxToken.Kind;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a program into BusyBox's tokens. The parser says what it expects, and what a text is depends on that: a slash begins
 * an expression only where one may be, and whatever is not expected is a fault.
 */
final class BusyBoxScanner {
    private static final String UNEXPECTED_END = "Unexpected end of string";
    private static final String UNEXPECTED_TOKEN = "Unexpected token";
    static final String CONCATENATION = " ";

    /** A kind of token and its spellings, in the order in which they are tried. */
    private record Spellings(Kind kind, List<String> texts) {
        static Spellings of(Kind kind, String... texts) {
            return new Spellings(kind, List.of(texts));
        }
    }

    private static final List<Spellings> KNOWN = List.of(
            Spellings.of(Kind.OPEN, "("),
            Spellings.of(Kind.CLOSE, ")"),
            Spellings.of(Kind.OUTPUT, ">>", ">", "|"),
            Spellings.of(Kind.STEP_AFTER, "++", "--"),
            Spellings.of(Kind.PREFIX, "++", "--", "$"),
            Spellings.of(
                    Kind.OPERATOR,
                    "==",
                    "=",
                    "+=",
                    "-=",
                    "*=",
                    "/=",
                    "%=",
                    "^=",
                    "+",
                    "-",
                    "**=",
                    "**",
                    "/",
                    "%",
                    "^",
                    "*",
                    "!=",
                    ">=",
                    "<=",
                    ">",
                    "<",
                    "!~",
                    "~",
                    "&&",
                    "||",
                    "?",
                    ":"),
            Spellings.of(Kind.IN, "in"),
            Spellings.of(Kind.COMMA, ","),
            Spellings.of(Kind.PIPE, "|"),
            Spellings.of(Kind.SIGN, "+", "-", "!"),
            Spellings.of(Kind.BRACKET_END, "]"),
            Spellings.of(Kind.BRACE, "{"),
            Spellings.of(Kind.BRACE_END, "}"),
            Spellings.of(Kind.SEMICOLON, ";"),
            Spellings.of(Kind.NEWLINE, "\n"),
            Spellings.of(
                    Kind.STATEMENT,
                    "if",
                    "do",
                    "for",
                    "break",
                    "continue",
                    "delete",
                    "print",
                    "printf",
                    "next",
                    "nextfile",
                    "return",
                    "exit"),
            Spellings.of(Kind.WHILE, "while"),
            Spellings.of(Kind.ELSE, "else"),
            Spellings.of(Kind.LENGTH, "length"),
            Spellings.of(Kind.GETLINE, "getline"),
            Spellings.of(Kind.FUNCTION_WORD, "func", "function"),
            Spellings.of(Kind.BEGIN, "BEGIN"),
            Spellings.of(Kind.END, "END"));

    private final String text;
    private final String place;
    private int at;
    private int lines = 1;
    private int line = 1;
    private BusyBoxToken current = token(Kind.NEWLINE, "\n");
    private boolean again;
    private @Nullable BusyBoxToken joined;

    /** @param place what comes before a line's number in messages */
    BusyBoxScanner(String text, String place) {
        this.text = text;
        this.place = place;
    }

    private static BusyBoxToken token(Kind kind, String text) {
        return new BusyBoxToken(kind, text, 0);
    }

    BusyBoxToken current() {
        return current;
    }

    int line() {
        return line;
    }

    AwkSyntaxException error(String words) {
        return new AwkSyntaxException(List.of(place + ":" + line + ": " + words));
    }

    AwkSyntaxException unexpected() {
        return error(UNEXPECTED_TOKEN);
    }

    /** Gives the current token once more. */
    void back() {
        again = true;
    }

    BusyBoxToken next(Set<Kind> expected) throws AwkSyntaxException {
        Kind before = current.kind();
        BusyBoxToken waiting = joined;
        if (again) {
            again = false;
        } else if (waiting != null) {
            joined = null;
            current = waiting;
        } else {
            BusyBoxToken found = scan(expected, before);
            boolean joins = BusyBoxToken.JOINED_BEHIND.contains(before)
                    && (BusyBoxToken.OPERANDS.contains(found.kind()) || BusyBoxToken.UNARY.contains(found.kind()))
                    && expected.contains(Kind.OPERATOR)
                    && !(before == Kind.LENGTH && found.is(Kind.OPEN));
            joined = joins ? found : null;
            current = joins ? token(Kind.OPERATOR, CONCATENATION) : found;
        }
        if (!expected.contains(current.kind())) {
            throw error(before == Kind.NEWLINE || before == Kind.END_OF_TEXT ? UNEXPECTED_END : UNEXPECTED_TOKEN);
        }
        return current;
    }

    private BusyBoxToken scan(Set<Kind> expected, Kind before) throws AwkSyntaxException {
        while (true) {
            skipSpaces();
            line = lines;
            if (peek(0) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            }
            if (at == text.length()) {
                return token(Kind.END_OF_TEXT, "");
            }
            char c = text.charAt(at);
            if (c == '"') {
                return token(Kind.STRING, string());
            }
            if (c == '/' && expected.contains(Kind.EXPRESSION)) {
                return token(Kind.EXPRESSION, expression());
            }
            if (c == '.' || (c >= '0' && c <= '9')) {
                return number();
            }
            BusyBoxToken known = known(expected);
            if (known == null) {
                return name(expected, before);
            }
            at += known.text().length();
            lines += c == '\n' ? 1 : 0;
            if (!known.is(Kind.NEWLINE) || !BusyBoxToken.OPEN_ENDED.contains(before)) {
                return known;
            }
        }
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void skipSpaces() {
        while (peek(0) == ' ' || peek(0) == '\t' || (peek(0) == '\\' && peek(1) == '\n')) {
            if (peek(0) == '\\') {
                at++;
                lines++;
            }
            at++;
        }
    }

    private @Nullable BusyBoxToken known(Set<Kind> expected) {
        for (Spellings spellings : KNOWN) {
            Kind kind = spellings.kind();
            boolean word = BusyBoxToken.WORDS.contains(kind);
            if (!word && kind != Kind.NEWLINE && !expected.contains(kind)) {
                continue;
            }
            for (String spelling : spellings.texts()) {
                if (text.startsWith(spelling, at) && !(word && partOfName(peek(spelling.length())))) {
                    return token(kind, spelling);
                }
            }
        }
        int end = endOfName();
        String word = text.substring(at, end);
        boolean builtin = Builtin.named(word, Flavour.BUSYBOX).isPresent();
        return builtin ? token(Kind.BUILTIN, word) : null;
    }

    private int endOfName() {
        int end = at;
        while (end < text.length() && partOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean partOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private BusyBoxToken name(Set<Kind> expected, Kind before) throws AwkSyntaxException {
        int end = endOfName();
        if (end == at) {
            throw unexpected();
        }
        String name = text.substring(at, end);
        at = end;
        if (before == Kind.FUNCTION_WORD) {
            skipSpaces();
        } else if (expected.contains(Kind.ARRAY)) {
            int start = at;
            int its = lines;
            skipSpaces();
            if (peek(0) != '[') {
                at = start;
                lines = its;
            }
        }
        Kind kind = peek(0) == '(' ? Kind.CALL : peek(0) == '[' ? Kind.ARRAY : Kind.NAME;
        at += kind == Kind.NAME ? 0 : 1;
        return token(kind, name);
    }

    private BusyBoxToken number() throws AwkSyntaxException {
        BusyBoxNumber.Found found = BusyBoxNumber.constant(text, at);
        at = found.end();
        if (peek(0) == '.') {
            throw unexpected();
        }
        return new BusyBoxToken(Kind.NUMBER, "", found.value());
    }

    private String string() throws AwkSyntaxException {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (peek(0) != '"') {
            throw error(UNEXPECTED_END);
        }
        String resolved = BusyBoxEscape.resolve(text.substring(start, at++));
        int zero = resolved.indexOf('\0');
        return zero < 0 ? resolved : resolved.substring(0, zero);
    }

    /** What escapes stand for is put into it, other backslashes stay. */
    private String expression() throws AwkSyntaxException {
        StringBuilder expression = new StringBuilder();
        at++;
        while (peek(0) != '/') {
            if (at >= text.length() || peek(0) == '\n') {
                throw error(UNEXPECTED_END);
            }
            char c = text.charAt(at++);
            if (c != '\\') {
                expression.append(c);
                continue;
            }
            BusyBoxEscape escape = BusyBoxEscape.at(text, at);
            if (escape.length() == 0) {
                expression.append(c).append(at < text.length() ? text.charAt(at++) : "");
            } else {
                expression.append(escape.meant()).append(peek(0) == '\\' ? "\\" : "");
                at += escape.length();
            }
        }
        at++;
        return expression.toString();
    }
}
