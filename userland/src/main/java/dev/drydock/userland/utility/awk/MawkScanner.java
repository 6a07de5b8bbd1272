package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.MawkToken.Kind;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import java.util.Set;

/**
 * Cuts the text of a program into mawk's tokens. What a character means depends on the token before it, on the parentheses
 * and braces that are open, and on the statement, so that the parser asks for no token before it needs it.
 */
final class MawkScanner {
    private static final Set<String> WORDS = Set.of(
            "print",
            "printf",
            "do",
            "while",
            "for",
            "break",
            "continue",
            "if",
            "else",
            "in",
            "delete",
            "split",
            "match",
            "BEGIN",
            "END",
            "exit",
            "next",
            "nextfile",
            "return",
            "getline",
            "sub",
            "gsub",
            "function");
    private static final Set<String> ASSIGNING = Set.of("+", "-", "*", "%", "^");
    /** Where a number, say, was before, a slash divides. */
    private static final Set<Kind> DIVIDED =
            Set.of(Kind.NUMBER, Kind.STRING, Kind.NAME, Kind.NAME_OF_FIELD, Kind.EXPRESSION, Kind.FIELD);

    private static final MawkToken MADE_UP = new MawkToken(Kind.SEPARATOR, ";", "}");
    private static final MawkToken SEMICOLON = new MawkToken(Kind.SEPARATOR, ";", ";");
    private static final MawkToken END_OF_LINE = new MawkToken(Kind.SEPARATOR, "\n", "end of line");
    private static final MawkToken END = new MawkToken(Kind.END, "", "end of file");

    private final MawkText text;
    private final MawkSymbols symbols;
    private final MawkFaults faults;
    private MawkToken last = END;
    private int line = 1;
    private int parentheses;
    private int braces;
    private boolean printing;
    private boolean getting;

    MawkScanner(List<MawkText.Source> sources, MawkSymbols symbols, MawkFaults faults) throws AwkSyntaxException {
        this.text = new MawkText(sources);
        this.symbols = symbols;
        this.faults = faults;
        skipLines();
    }

    /** That what is printed comes now, behind which {@code >} and {@code |} say where to. */
    void printing(boolean now) {
        printing = now;
    }

    /** That {@code getline} was read, whose {@code <} is no comparison. */
    void getting(boolean now) {
        getting = now;
    }

    /** After a fault: nothing is open any more, but for braces. */
    void settle() {
        printing = false;
        getting = false;
        parentheses = 0;
    }

    void fault(String words) throws AwkSyntaxException {
        faults.add(text.place(), line, words);
    }

    String place() {
        return text.place();
    }

    int line() {
        return line;
    }

    /** Tells that a token cannot be where it is. */
    void unexpected(MawkToken token) throws AwkSyntaxException {
        String shown = token.shown();
        boolean ends = token.is(Kind.SEPARATOR) || token.is(Kind.END) || token.is("}");
        if (shown != null && parentheses > 0 && ends) {
            parentheses = 0;
            fault("missing ) near " + shown);
        } else if (braces > 0 && (token.is(Kind.END) || token.is("BEGIN") || token.is("END"))) {
            braces = 0;
            fault("missing } near " + shown);
        } else if (token.is(Kind.UNEXPECTED)) {
            unexpectedCharacter(token.text().charAt(0));
        } else {
            fault(shown == null ? "syntax error" : "syntax error at or near " + shown);
        }
    }

    /** mawk leaves the word "line" out here. */
    private void unexpectedCharacter(char c) throws AwkSyntaxException {
        String shown = c > ' ' && c < 127 ? "'" + c + "'" : String.format("0x%02x", (int) c);
        faults.addAsIs(line + ": unexpected character " + shown);
    }

    MawkToken next() throws AwkSyntaxException {
        line = text.line();
        last = scan();
        return last;
    }

    private MawkToken scan() throws AwkSyntaxException {
        while (true) {
            char c = text.next();
            switch (c) {
                case ' ', '\t', '\r', '\f', '\u000b' -> {
                    // Means nothing.
                }
                case '#' -> text.skipComment();
                case '\\' -> {
                    text.skipBlanks();
                    if (text.peek() != '\n') {
                        return text.peek() == MawkText.END ? END : new MawkToken(Kind.UNEXPECTED, "\\", null);
                    }
                    text.next();
                    line = text.line();
                }
                case ')' -> {
                    if (parentheses > 0) {
                        parentheses--;
                        return MawkToken.mark(")");
                    }
                    fault("extra ')'");
                }
                case '}' -> {
                    if (braces > 0) {
                        braces--;
                        return closingBrace();
                    }
                    fault("extra '}'");
                    skipSemicolon();
                }
                default -> {
                    return token(c);
                }
            }
        }
    }

    private MawkToken closingBrace() throws AwkSyntaxException {
        if (!last.is(Kind.SEPARATOR) && !last.is("}")) {
            braces++;
            text.back();
            return MADE_UP;
        }
        if (braces == 0) {
            skipSemicolon();
        }
        skipLines();
        return MawkToken.mark("}");
    }

    private void skipSemicolon() {
        text.skipBlanks();
        if (text.peek() == ';') {
            text.next();
        }
    }

    /** Goes on to the next token, over the ends of lines. */
    void skipLines() throws AwkSyntaxException {
        while (true) {
            text.skipBlanks();
            switch (text.peek()) {
                case '#' -> text.skipComment();
                case '\n' -> text.next();
                case '\\' -> {
                    text.next();
                    text.skipBlanks();
                    if (text.peek() != '\n') {
                        if (text.peek() != MawkText.END) {
                            unexpectedCharacter('\\');
                        }
                        return;
                    }
                    text.next();
                    line = text.line();
                }
                default -> {
                    return;
                }
            }
        }
    }

    private MawkToken token(char c) throws AwkSyntaxException {
        switch (c) {
            case MawkText.END -> {
                return END;
            }
            case '\n' -> {
                skipLines();
                return END_OF_LINE;
            }
            case ';' -> {
                skipLines();
                return SEMICOLON;
            }
            case '{' -> {
                skipLines();
                braces++;
                return MawkToken.mark("{");
            }
            case ',' -> {
                skipLines();
                return MawkToken.mark(",");
            }
            case '(' -> {
                parentheses++;
                return MawkToken.mark("(");
            }
            case '/' -> {
                return slash();
            }
            case '"' -> {
                String inner = string();
                return new MawkToken(Kind.STRING, inner, inner);
            }
            case '$' -> {
                return field();
            }
            default -> {
                if (MawkText.letter(c)) {
                    return word(text.name());
                }
                return MawkText.digit(c) || c == '.' ? number(c) : operator(c);
            }
        }
    }

    private MawkToken operator(char c) throws AwkSyntaxException {
        String one = String.valueOf(c);
        if ((c == '+' || c == '-') && text.accept(c)) {
            return new MawkToken(Kind.STEP, one + one, one + one);
        }
        if (c == '>' && printing && parentheses == 0) {
            return output(text.accept('>') ? ">>" : ">");
        }
        if (c == '|' && text.accept('|') || c == '&' && text.accept('&')) {
            skipLines();
            return MawkToken.mark(one + one);
        }
        if (c == '|') {
            return printing && parentheses == 0 ? output(one) : MawkToken.mark(one);
        }
        if (c == '!' && text.accept('~')) {
            return MawkToken.mark("!~");
        }
        if (c == '~') {
            // mawk writes its name the wrong way round, behind the end of the word.
            return new MawkToken(Kind.MARK, one, "");
        }
        if ((ASSIGNING.contains(one) || "=!<>".contains(one)) && text.accept('=')) {
            return MawkToken.mark(one + "=");
        }
        if (c == '<' && getting) {
            getting = false;
            return new MawkToken(Kind.INPUT, one, one);
        }
        return "+-*%^=!<>[]?:".contains(one) ? MawkToken.mark(one) : new MawkToken(Kind.UNEXPECTED, one, null);
    }

    private MawkToken output(String operator) {
        printing = false;
        return new MawkToken(Kind.OUTPUT, operator, operator);
    }

    private MawkToken slash() throws AwkSyntaxException {
        boolean divides = DIVIDED.contains(last.kind()) || last.is(")") || last.is("]") || last.is("getline");
        if (divides) {
            return MawkToken.mark(text.accept('=') ? "/=" : "/");
        }
        if (last.is(Kind.STEP) && text.peek() != '=') {
            // It looks whether this is "/=" and forgets what it has seen: x++ / 2 begins an expression without its
            // blank.
            text.next();
        }
        MawkText.Constant constant = text.expression();
        if (!constant.ended()) {
            fault("runaway regular expression /" + shortened(constant.text()));
            throw faults.giveUp();
        }
        checkExpression(constant.text());
        return new MawkToken(Kind.EXPRESSION, constant.text(), "/" + constant.text() + "/");
    }

    /** A constant expression is compiled when it is read. */
    void checkExpression(String source) throws AwkSyntaxException {
        String wrong = MawkExpressionSyntax.fault(source);
        if (wrong != null) {
            fault("regular expression compile failed (" + wrong + ")\n" + source);
        }
    }

    private String string() throws AwkSyntaxException {
        MawkText.Constant constant = text.string();
        if (!constant.ended()) {
            fault("runaway string constant \"" + shortened(constant.text()));
            throw faults.giveUp();
        }
        return Escape.resolve(constant.text(), Flavour.GNU);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 10)) + " ...";
    }

    private MawkToken number(char first) throws AwkSyntaxException {
        String digits = text.number(first);
        if (digits.equals(".")) {
            // It has looked whether a digit follows, and forgets what it has seen.
            text.next();
            return new MawkToken(Kind.UNEXPECTED, ".", null);
        }
        double value = NumberText.parse(digits);
        boolean nothing = digits.chars().takeWhile(c -> c != 'e' && c != 'E').allMatch(c -> c == '0' || c == '.');
        if (Double.isInfinite(value) || (value == 0 && !nothing)) {
            fault(digits + " : decimal " + (value == 0 ? "under" : "over") + "flow");
        }
        return new MawkToken(Kind.NUMBER, digits, digits);
    }

    private MawkToken field() throws AwkSyntaxException {
        text.skipBlanks();
        char first = text.peek();
        if (!MawkText.digit(first) && first != '.') {
            return MawkToken.mark("$");
        }
        text.next();
        MawkToken number = number(first);
        double value = NumberText.parse(number.text());
        if (number.is(Kind.NUMBER) && value != (int) value) {
            fault("$" + NumberText.format(value, "%.6g", Flavour.GNU) + " is invalid field index");
        }
        return number.is(Kind.NUMBER) ? new MawkToken(Kind.FIELD, number.text(), "$") : number;
    }

    private MawkToken word(String word) {
        if (WORDS.contains(word)) {
            return MawkToken.mark(word);
        }
        if (word.equals("NF")) {
            return new MawkToken(Kind.FIELD, word, "$");
        }
        if (word.equals("length")) {
            text.skipBlanks();
            return text.peek() == '('
                    ? new MawkToken(Kind.BUILTIN, word, word)
                    : new MawkToken(Kind.LENGTH, word, null);
        }
        if (Builtin.named(word, Flavour.GNU).isPresent()) {
            return new MawkToken(Kind.BUILTIN, word, word);
        }
        MawkSymbol symbol = symbols.find(word);
        if (symbol.type() == MawkSymbol.Type.NONE && text.peek() == '(') {
            symbol = symbols.function(word);
        }
        if (symbol.type() == MawkSymbol.Type.FUNCTION) {
            return new MawkToken(Kind.FUNCTION, word, word);
        }
        return last.is("$") ? new MawkToken(Kind.NAME_OF_FIELD, word, null) : new MawkToken(Kind.NAME, word, word);
    }
}
