package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.FileTests;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What {@code test} is asked: by the number of arguments as POSIX says, else by the old grammar. */
final class TestExpression {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
    private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";

    private final Shell shell;
    private final List<String> words;
    private final FileTests files;
    private int at;

    TestExpression(Shell shell, List<String> words) {
        this.shell = shell;
        this.words = words;
        this.files = new FileTests(shell);
    }

    /** The arguments make no sense. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String words) {
            super(words, null, false, false);
        }
    }

    boolean evaluate() throws IOException {
        if (shell.dialect() == Dialect.DASH) {
            return new DashTestExpression(this, words).evaluate();
        }
        switch (words.size()) {
            case 0 -> {
                return false;
            }
            case 1 -> {
                return !words.get(0).isEmpty();
            }
            case 2 -> {
                return two(words.get(0), words.get(1));
            }
            case 3 -> {
                return three();
            }
            default -> {
                // The grammar decides.
            }
        }
        if (words.size() == 4 && words.get(0).equals("!")) {
            return !new TestExpression(shell, words.subList(1, 4)).evaluate();
        }
        boolean holds = or();
        if (at < words.size()) {
            boolean operator = shell.dialect().isBash() && words.get(at).startsWith("-");
            throw operator ? new Wrong("syntax error: `" + words.get(at) + "' unexpected") : tooMany();
        }
        return holds;
    }

    private Wrong tooMany() {
        return new Wrong(shell.dialect().isBash() ? "too many arguments" : words.get(at) + ": unknown operand");
    }

    /** dash names the word before the one that is too many, if there is anything to name. */
    static Wrong unexpected(String word) {
        return new Wrong((word.isEmpty() ? "" : word + ": ") + "unexpected operator");
    }

    /** What BusyBox says of two words that are no question. */
    private String incomplete(String first, String second) {
        if (first.equals("(")) {
            return "closing paren expected";
        }
        boolean joining = second.equals("-a") || second.equals("-o");
        return isBinary(second) || joining
                ? (joining ? "" : second + ": ") + "argument expected"
                : second + ": unknown operand";
    }

    private boolean two(String first, String second) throws IOException {
        if (first.equals("!")) {
            return second.isEmpty();
        }
        if (isUnary(first)) {
            return unary(first, second);
        }
        throw new Wrong(shell.dialect().isBash() ? first + ": unary operator expected" : incomplete(first, second));
    }

    private boolean three() throws IOException {
        String operator = words.get(1);
        if (isBinary(operator)) {
            return binary(words.get(0), operator, words.get(2));
        }
        if (operator.equals("-a")) {
            return !words.get(0).isEmpty() && !words.get(2).isEmpty();
        }
        if (operator.equals("-o")) {
            return !words.get(0).isEmpty() || !words.get(2).isEmpty();
        }
        if (words.get(0).equals("!")) {
            return !two(words.get(1), words.get(2));
        }
        if (words.get(0).equals("(") && words.get(2).equals(")")) {
            return !words.get(1).isEmpty();
        }
        if (shell.dialect().isBash()) {
            throw new Wrong(operator + ": binary operator expected");
        }
        throw new Wrong(unknown(operator));
    }

    /** What BusyBox says of three words that are no question. */
    private String unknown(String second) {
        if (words.get(0).equals("-t")) {
            terminal(second);
        }
        String third = words.get(2);
        if (words.get(0).equals("(")) {
            return "closing paren expected";
        }
        if (!isUnary(words.get(0))) {
            return second + ": unknown operand";
        }
        return third.equals("-a") || third.equals("-o") ? "argument expected" : third + ": unknown operand";
    }

    boolean isBinary(String word) {
        return BINARY.contains(word) && !(word.equals("==") && shell.dialect() == Dialect.DASH);
    }

    boolean isUnary(String word) {
        if (word.length() != 2 || word.charAt(0) != '-' || UNARY.indexOf(word.charAt(1)) < 0) {
            return false;
        }
        return shell.dialect().isBash() || "avNoR".indexOf(word.charAt(1)) < 0;
    }

    // The grammar

    private boolean or() throws IOException {
        boolean holds = and();
        while (at < words.size() && words.get(at).equals("-o")) {
            at++;
            holds |= and();
        }
        return holds;
    }

    private boolean and() throws IOException {
        boolean holds = not();
        while (at < words.size() && words.get(at).equals("-a")) {
            at++;
            holds &= not();
        }
        return holds;
    }

    private boolean not() throws IOException {
        if (at < words.size() && words.get(at).equals("!") && at + 1 < words.size()) {
            at++;
            return !not();
        }
        return primary();
    }

    private boolean primary() throws IOException {
        if (at >= words.size()) {
            throw new Wrong("argument expected");
        }
        String first = words.get(at);
        if (at + 2 < words.size() && isBinary(words.get(at + 1))) {
            boolean holds = binary(first, words.get(at + 1), words.get(at + 2));
            at += 3;
            return holds;
        }
        if (first.equals("(")) {
            at++;
            boolean holds = or();
            if (at >= words.size() || !words.get(at).equals(")")) {
                throw new Wrong(shell.dialect().isBash() ? "`)' expected" : "closing paren expected");
            }
            at++;
            return holds;
        }
        if (isUnary(first) && at + 1 < words.size()) {
            boolean holds = unary(first, words.get(at + 1));
            at += 2;
            return holds;
        }
        at++;
        return !first.isEmpty();
    }

    boolean unary(String operator, String operand) throws IOException {
        return switch (operator) {
            case "-n" -> !operand.isEmpty();
            case "-z" -> operand.isEmpty();
            case "-t" -> files.unary('t', terminal(operand));
            default -> files.unary(operator.charAt(1), operand);
        };
    }

    /** dash and BusyBox want a number, bash takes anything else for a descriptor that is no terminal. */
    private String terminal(String operand) {
        return shell.dialect().isBash() ? operand : Long.toString(number(operand));
    }

    boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-nt", "-ot", "-ef" -> files.binary(operator, left, right);
            default -> compare(number(left), operator, number(right));
        };
    }

    private static boolean compare(long left, String operator, long right) {
        return switch (operator) {
            case "-eq" -> left == right;
            case "-ne" -> left != right;
            case "-lt" -> left < right;
            case "-le" -> left <= right;
            case "-gt" -> left > right;
            default -> left >= right;
        };
    }

    private long number(String text) {
        OptionalLong number = Numbers.parse(text);
        if (number.isEmpty()) {
            throw switch (shell.dialect()) {
                case BASH -> new Wrong(text + ": integer expression expected");
                case DASH -> new Wrong("Illegal number: " + text);
                case ASH ->
                    new Wrong((text.isEmpty() ? "" : text + ": ")
                            + (Numbers.isTooBig(text) ? "out of range" : "bad number"));
            };
        }
        return number.getAsLong();
    }
}
