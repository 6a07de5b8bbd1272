package dev.drydock.userland.utility.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Evaluates the words of BusyBox's {@code test}: one grammar, but for two and three words that can only mean one thing. */
final class BusyBoxTestExpression {
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "<", ">", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");
    private static final String UNARY = "abcdefghkprstuwxzGLNOSn";

    private final List<String> words;
    private final FileTests files;
    /** The last word that was read. */
    private int at;

    BusyBoxTestExpression(List<String> words, FileTests files) {
        this.words = words;
        this.files = files;
    }

    boolean value() throws TestSyntaxException {
        boolean negated = false;
        int first = 0;
        while (first < words.size()
                && words.size() - first < 5
                && words.get(first).equals("!")
                && words.size() - first > 1) {
            negated = !negated;
            first++;
        }
        at = first;
        int left = words.size() - first;
        boolean value;
        if (left == 0) {
            value = false;
        } else if (left == 1) {
            value = !words.get(first).isEmpty();
        } else if (left == 3 && BINARY.contains(words.get(first + 1))) {
            value = binary();
        } else {
            value = disjunction();
            if (at + 1 < words.size()) {
                throw new TestSyntaxException("%s: unknown operand", words.get(at + 1));
            }
        }
        return value != negated;
    }

    private boolean is(int index, String word) {
        return index < words.size() && words.get(index).equals(word);
    }

    private boolean disjunction() throws TestSyntaxException {
        boolean value = conjunction();
        if (is(at + 1, "-o")) {
            at += 2;
            value |= disjunction();
        }
        return value;
    }

    private boolean conjunction() throws TestSyntaxException {
        boolean value = negation();
        if (is(at + 1, "-a")) {
            at += 2;
            value &= conjunction();
        }
        return value;
    }

    private boolean negation() throws TestSyntaxException {
        if (is(at, "!")) {
            at++;
            return !negation();
        }
        return primary();
    }

    private boolean primary() throws TestSyntaxException {
        if (at >= words.size()) {
            throw new TestSyntaxException("argument expected");
        }
        String word = words.get(at);
        if (word.equals("(")) {
            at++;
            boolean value = disjunction();
            if (!is(++at, ")")) {
                throw new TestSyntaxException("closing paren expected");
            }
            return value;
        }
        boolean binaryNext = at + 1 < words.size() && BINARY.contains(words.get(at + 1));
        if (binaryNext && at + 2 < words.size()) {
            return binary();
        }
        boolean unary = word.length() == 2 && word.charAt(0) == '-' && UNARY.indexOf(word.charAt(1)) >= 0;
        if (unary && at + 1 < words.size()) {
            return unary(word.charAt(1), words.get(++at));
        }
        if (binaryNext) {
            return binary();
        }
        return !word.isEmpty();
    }

    private boolean unary(char letter, String operand) throws TestSyntaxException {
        return switch (letter) {
            case 'n' -> !operand.isEmpty();
            case 'z' -> operand.isEmpty();
            case 't' -> files.isTerminal((int) number(operand));
            default -> files.is(letter == 'a' ? 'e' : letter, operand);
        };
    }

    private boolean binary() throws TestSyntaxException {
        String left = words.get(at);
        String operator = words.get(at + 1);
        if (at + 2 >= words.size()) {
            throw new TestSyntaxException("%s: argument expected", operator);
        }
        at += 2;
        String right = words.get(at);
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-nt" -> files.is('e', right) && files.newer(left, right);
            case "-ot" -> files.is('e', left) && files.newer(right, left);
            case "-ef" -> files.same(left, right);
            default -> TestExpression.compared(operator, Long.compare(number(left), number(right)));
        };
    }

    private static long number(String text) throws TestSyntaxException {
        String digits = text.strip();
        if (!digits.matches("[-+]?\\d+")) {
            throw text.isEmpty()
                    ? new TestSyntaxException("bad number")
                    : new TestSyntaxException("%s: bad number", text);
        }
        BigInteger value = new BigInteger(digits);
        if (value.bitLength() > 63) {
            throw new TestSyntaxException("%s: out of range", text);
        }
        return value.longValueExact();
    }
}
