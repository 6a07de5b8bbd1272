package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.builtin.TestExpression.Wrong;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.text.CharacterSet;
import dev.drydock.userland.shell.text.ShellText;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.io.IOException;
import java.util.List;

/**
 * What the words of BusyBox's {@code [[} ask: those of its {@code test}, joined by {@code &&} and {@code ||} in place of
 * {@code -a} and {@code -o}, with patterns behind {@code =}, {@code ==} and {@code !=}, and {@code =~}. All parts are asked,
 * whatever those before them answer.
 */
final class BracketExpression {
    private final Shell shell;
    private final TestExpression primaries;
    private final List<String> words;
    /** The last word that was read. */
    private int at;

    BracketExpression(Shell shell, List<String> words) {
        this.shell = shell;
        this.primaries = new TestExpression(shell, words);
        this.words = words;
    }

    boolean evaluate() throws IOException {
        if (words.size() < 2) {
            return !words.isEmpty() && !words.get(0).isEmpty();
        }
        boolean holds = or();
        if (at + 1 < words.size()) {
            throw new Wrong(words.get(at + 1) + ": unknown operand");
        }
        return holds;
    }

    private boolean is(int index, String word) {
        return index < words.size() && words.get(index).equals(word);
    }

    private boolean isBinary(int index) {
        return index < words.size() && (primaries.isBinary(words.get(index)) || is(index, "=~"));
    }

    private boolean or() throws IOException {
        boolean holds = and();
        if (is(at + 1, "||")) {
            at += 2;
            holds |= or();
        }
        return holds;
    }

    private boolean and() throws IOException {
        boolean holds = not();
        if (is(at + 1, "&&")) {
            at += 2;
            holds &= and();
        }
        return holds;
    }

    private boolean not() throws IOException {
        if (!is(at, "!")) {
            return primary();
        }
        at++;
        return !not();
    }

    private boolean primary() throws IOException {
        if (at >= words.size()) {
            throw new Wrong("argument expected");
        }
        String word = words.get(at);
        if (word.equals("(")) {
            at++;
            boolean holds = or();
            at++;
            if (!is(at, ")")) {
                throw new Wrong("closing paren expected");
            }
            return holds;
        }
        if (isBinary(at + 1) && at + 2 < words.size()) {
            at += 2;
            return binary(word, words.get(at - 1), words.get(at));
        }
        if (primaries.isUnary(word) && at + 1 < words.size()) {
            at++;
            return primaries.unary(word, words.get(at));
        }
        if (isBinary(at + 1)) {
            throw new Wrong(words.get(at + 1) + ": argument expected");
        }
        return !word.isEmpty();
    }

    private boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> like(left, right);
            case "!=" -> !like(left, right);
            case "=~" -> matches(left, right);
            default -> primaries.binary(left, operator, right);
        };
    }

    private boolean like(String text, String pattern) {
        return ShellPattern.of(shell.characters(), pattern, false)
                .matches(shell.characters().decode(text));
    }

    /** Nothing is said of an expression that cannot be compiled. */
    private boolean matches(String text, String expression) {
        Regex.Mode mode = Regex.Mode.of(Syntax.REGCOMP_EXTENDED).utf8(shell.characters() == CharacterSet.UTF_8);
        try {
            byte[] bytes = ShellText.bytes(text);
            return Regex.compile(expression, mode)
                    .find(bytes, 0, 0, bytes.length, false)
                    .isPresent();
        } catch (RegexException wrong) {
            throw new Wrong("");
        }
    }
}
