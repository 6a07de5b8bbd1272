package dev.drydock.userland.utility.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * Evaluates the words of GNU's {@code test}: by their number up to four, as POSIX says, and beyond that with the old grammar of
 * {@code -o}, {@code -a}, {@code !} and parentheses.
 */
final class TestExpression {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final String UNARY = "bcdefghkprstuwxzGLNOSn";

    private final List<String> words;
    private final FileTests files;
    private int at;

    TestExpression(List<String> words, FileTests files) {
        this.words = words;
        this.files = files;
    }

    boolean value() throws TestSyntaxException {
        if (words.isEmpty()) {
            return false;
        }
        boolean value = posix(words.size());
        if (at != words.size()) {
            throw new TestSyntaxException("extra argument %l", words.get(at));
        }
        return value;
    }

    private boolean posix(int count) throws TestSyntaxException {
        switch (count) {
            case 1 -> {
                return one();
            }
            case 2 -> {
                return two();
            }
            case 3 -> {
                return three();
            }
            case 4 -> {
                if (is(0, "!")) {
                    at++;
                    return !three();
                }
                if (is(0, "(") && is(3, ")")) {
                    at++;
                    boolean value = two();
                    at++;
                    return value;
                }
                return disjunction();
            }
            default -> {
                return disjunction();
            }
        }
    }

    private boolean is(int offset, String word) {
        return at + offset < words.size() && words.get(at + offset).equals(word);
    }

    private boolean one() {
        return !words.get(at++).isEmpty();
    }

    private boolean two() throws TestSyntaxException {
        if (is(0, "!")) {
            at++;
            return !one();
        }
        String word = words.get(at);
        if (word.length() == 2 && word.charAt(0) == '-') {
            return unary();
        }
        throw missingArgument();
    }

    private boolean three() throws TestSyntaxException {
        String middle = words.get(at + 1);
        if (BINARY.contains(middle)) {
            return binary(false);
        }
        if (is(0, "!")) {
            at++;
            return !two();
        }
        if (is(0, "(") && is(2, ")")) {
            at++;
            boolean value = one();
            at++;
            return value;
        }
        if (middle.equals("-a") || middle.equals("-o")) {
            return disjunction();
        }
        throw new TestSyntaxException("%l: binary operator expected", middle);
    }

    private boolean disjunction() throws TestSyntaxException {
        boolean value = conjunction();
        while (is(0, "-o")) {
            at++;
            value |= conjunction();
        }
        return value;
    }

    private boolean conjunction() throws TestSyntaxException {
        boolean value = term();
        while (is(0, "-a")) {
            at++;
            value &= term();
        }
        return value;
    }

    private boolean term() throws TestSyntaxException {
        boolean negated = false;
        while (is(0, "!")) {
            at++;
            negated = !negated;
        }
        if (at >= words.size()) {
            throw missingArgument();
        }
        return negated ^ primary();
    }

    private boolean primary() throws TestSyntaxException {
        if (is(0, "(")) {
            return parenthesis();
        }
        int left = words.size() - at;
        if (left >= 4 && is(0, "-l") && BINARY.contains(words.get(at + 2))) {
            return binary(true);
        }
        if (left >= 3 && BINARY.contains(words.get(at + 1))) {
            return binary(false);
        }
        String word = words.get(at);
        return (word.length() == 2 && word.charAt(0) == '-') ? unary() : one();
    }

    private boolean parenthesis() throws TestSyntaxException {
        at++;
        if (at >= words.size()) {
            throw missingArgument();
        }
        int count = 1;
        while (at + count < words.size() && !is(count, ")")) {
            if (count == 4) {
                count = words.size() - at;
                break;
            }
            count++;
        }
        boolean value = posix(count);
        if (!is(0, ")")) {
            throw at >= words.size()
                    ? new TestSyntaxException("%l expected", ")")
                    : new TestSyntaxException("%l expected, found %l", ")", words.get(at));
        }
        at++;
        return value;
    }

    private TestSyntaxException missingArgument() {
        return new TestSyntaxException("missing argument after %l", words.get(words.size() - 1));
    }

    private boolean unary() throws TestSyntaxException {
        char letter = words.get(at).charAt(1);
        if (UNARY.indexOf(letter) < 0) {
            throw new TestSyntaxException("%l: unary operator expected", words.get(at));
        }
        if (at + 1 >= words.size()) {
            throw missingArgument();
        }
        at++;
        String operand = words.get(at++);
        return switch (letter) {
            case 'n' -> !operand.isEmpty();
            case 'z' -> operand.isEmpty();
            case 't' -> files.isTerminal(number(operand).intValue());
            default -> files.is(letter, operand);
        };
    }

    private boolean binary(boolean leftIsLength) throws TestSyntaxException {
        if (leftIsLength) {
            at++;
        }
        String left = words.get(at);
        String operator = words.get(at + 1);
        at += 2;
        boolean rightIsLength = is(0, "-l") && at + 1 < words.size() && operator.matches("-(eq|ne|lt|le|gt|ge)");
        if (rightIsLength) {
            at++;
        }
        String right = words.get(at++);
        if (leftIsLength && List.of("-nt", "-ot", "-ef").contains(operator)) {
            throw new TestSyntaxException(operator + " does not accept -l");
        }
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-nt" -> files.newer(left, right);
            case "-ot" -> files.newer(right, left);
            case "-ef" -> files.same(left, right);
            default -> {
                BigInteger first = leftIsLength ? BigInteger.valueOf(left.length()) : number(left);
                BigInteger second = rightIsLength ? BigInteger.valueOf(right.length()) : number(right);
                yield compared(operator, first.compareTo(second));
            }
        };
    }

    static boolean compared(String operator, int order) {
        return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            default -> order >= 0;
        };
    }

    private BigInteger number(String text) throws TestSyntaxException {
        String digits = text.strip();
        if (!digits.matches("[-+]?\\d+")) {
            throw new TestSyntaxException("invalid integer %l", text);
        }
        return new BigInteger(digits);
    }
}
