package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.regex.Match;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** {@code expr}: evaluates an expression of words. */
final class Expr {
    static final Command COMMAND =
            Command.named("expr", Expr::run).gnu("").busybox("").trouble(2).busyBoxTrouble(2);
    private static final int ERROR = 2;
    private static final Words ANCHORED = Words.of(
            "",
            "warning: '%s': using '^' as the first character\nof a basic regular expression is not portable; it is ignored");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Words MISSING_OPERAND = Words.of("missing operand", "too few arguments");
    private static final Words SYNTAX = Words.of("syntax error: unexpected argument %l", "syntax error");
    private static final Words MISSING = Words.of("syntax error: missing argument after %l", "syntax error");
    private static final Words EXPECTED_CLOSE = Words.of("syntax error: expecting ')' after %l", "syntax error");
    private static final Words EXPECTED_CLOSE_NOT =
            Words.of("syntax error: expecting ')' instead of %l", "syntax error");
    private static final Words UNEXPECTED_CLOSE = Words.of("syntax error: unexpected ')'", "syntax error");
    private static final Words NOT_NUMERIC = Words.of("non-integer argument", "non-numeric argument");
    private static final Words BY_ZERO = Words.of("division by zero");
    private static final Words BAD_PATTERN = Words.of("%-%s", "bad regex '%s': %s");

    private final Invocation call;
    private final List<String> words;
    private int at;

    private Expr(Invocation call, List<String> words) {
        this.call = call;
        this.words = words;
    }

    private static Exit run(Invocation call) {
        List<String> words = call.arguments();
        if (call.isGnu()
                && words.size() == 1
                && (words.get(0).equals("--help") || words.get(0).equals("--version"))) {
            call.parse(words);
        }
        if (!words.isEmpty() && words.get(0).equals("--") && call.isGnu()) {
            words = words.subList(1, words.size());
        }
        if (words.isEmpty()) {
            throw call.isGnu() ? call.usage(MISSING_OPERAND) : call.fail(ERROR, MISSING_OPERAND);
        }
        Expr expression = new Expr(call, words);
        String value = expression.or(true);
        if (expression.at < words.size()) {
            throw call.fail(ERROR, SYNTAX, words.get(expression.at));
        }
        call.out().line(value);
        return expression.isNull(value) ? Exit.FAILURE : Exit.SUCCESS;
    }

    private boolean isNull(String value) {
        return value.isEmpty() || (call.isGnu() ? value.matches("-?0+") : value.equals("0"));
    }

    private boolean next(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private String peek() {
        return at < words.size() ? words.get(at) : "";
    }

    private String or(boolean evaluates) {
        String left = and(evaluates);
        while (next("|")) {
            String right = and(evaluates && (isNull(left) || call.isBusyBox()));
            String other = isNull(right) && call.isGnu() ? "0" : right;
            left = isNull(left) ? other : left;
        }
        return left;
    }

    private String and(boolean evaluates) {
        String left = comparison(evaluates);
        while (next("&")) {
            String right = comparison(evaluates && (!isNull(left) || call.isBusyBox()));
            left = isNull(left) || isNull(right) ? "0" : left;
        }
        return left;
    }

    private String comparison(boolean evaluates) {
        String left = sum(evaluates);
        while (List.of("<", "<=", "=", "==", "!=", ">=", ">").contains(peek())) {
            String operator = words.get(at++);
            String right = sum(evaluates);
            int order = order(left, right);
            boolean holds = switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "=", "==" -> order == 0;
                case "!=" -> order != 0;
                case ">=" -> order >= 0;
                default -> order > 0;
            };
            left = holds ? "1" : "0";
        }
        return left;
    }

    private boolean isNumber(String text) {
        return text.matches(call.isGnu() ? "-?\\d+" : "[ \\t-\\r]*[-+]?\\d+");
    }

    private BigInteger number(String text) {
        if (!isNumber(text)) {
            throw call.fail(ERROR, NOT_NUMERIC);
        }
        return call.isGnu()
                ? new BigInteger(text)
                : new BigInteger(text.strip()).max(LEAST).min(MOST);
    }

    /** BusyBox counts in 64 bits. */
    private String counted(BigInteger result) {
        return call.isGnu() ? result.toString() : Long.toString(result.longValue());
    }

    private int order(String left, String right) {
        boolean first = isNumber(left);
        boolean second = isNumber(right);
        if (first && second) {
            return number(left).compareTo(number(right));
        }
        boolean converts = call.isBusyBox();
        String one = first && converts ? number(left).toString() : left;
        return one.compareTo(second && converts ? number(right).toString() : right);
    }

    private String sum(boolean evaluates) {
        String left = product(evaluates);
        while (peek().equals("+") || peek().equals("-")) {
            boolean plus = words.get(at++).equals("+");
            String right = product(evaluates);
            if (evaluates) {
                BigInteger one = number(left);
                BigInteger other = number(right);
                left = counted(plus ? one.add(other) : one.subtract(other));
            }
        }
        return left;
    }

    private String product(boolean evaluates) {
        String left = match(evaluates);
        while (List.of("*", "/", "%").contains(peek())) {
            String operator = words.get(at++);
            String right = match(evaluates);
            if (evaluates) {
                BigInteger one = number(left);
                BigInteger other = number(right);
                if (!operator.equals("*") && other.signum() == 0) {
                    throw call.fail(ERROR, BY_ZERO);
                }
                left = switch (operator) {
                    case "*" -> counted(one.multiply(other));
                    case "/" -> counted(one.divide(other));
                    default -> counted(one.remainder(other));
                };
            }
        }
        return left;
    }

    private String match(boolean evaluates) {
        String left = function(evaluates);
        while (next(":")) {
            String right = function(evaluates);
            left = evaluates ? matched(left, right) : left;
        }
        return left;
    }

    private String function(boolean evaluates) {
        if (call.isGnu() && next("+")) {
            return word();
        }
        if (next("length")) {
            String text = function(evaluates);
            return Integer.toString(characters(text));
        }
        if (next("match")) {
            String text = function(evaluates);
            String pattern = function(evaluates);
            return evaluates ? matched(text, pattern) : "";
        }
        if (next("index")) {
            String text = function(evaluates);
            String set = function(evaluates);
            for (int i = 0; i < text.length(); i++) {
                if (set.indexOf(text.charAt(i)) >= 0) {
                    return Integer.toString(i + 1);
                }
            }
            return "0";
        }
        if (next("substr")) {
            return part(function(evaluates), function(evaluates), function(evaluates));
        }
        return primary(evaluates);
    }

    private int characters(String text) {
        return call.isUtf8()
                ? text.codePointCount(0, text.length())
                : Latin.of(text).length();
    }

    /** @param latin bytes; a byte is a character unless the locale says otherwise */
    private int length(String latin) {
        return call.isUtf8() ? characters(Latin.text(latin)) : latin.length();
    }

    private String part(String text, String from, String length) {
        if (!isNumber(from) || !isNumber(length)) {
            return "";
        }
        BigInteger most = BigInteger.valueOf(Integer.MAX_VALUE);
        long start = number(from).min(most).longValue();
        long count = number(length).min(most).longValue();
        if (start < 1 || count < 1 || start > text.length()) {
            return "";
        }
        return text.substring((int) start - 1, (int) Math.min(text.length(), start - 1 + count));
    }

    private String word() {
        if (at >= words.size()) {
            throw call.fail(ERROR, MISSING, words.get(words.size() - 1));
        }
        return words.get(at++);
    }

    private String primary(boolean evaluates) {
        String word = word();
        if (word.equals("(")) {
            String value = or(evaluates);
            if (at >= words.size()) {
                throw call.fail(ERROR, EXPECTED_CLOSE, words.get(at - 1));
            }
            if (!next(")")) {
                throw call.fail(ERROR, EXPECTED_CLOSE_NOT, words.get(at));
            }
            return value;
        }
        if (word.equals(")")) {
            throw call.fail(ERROR, UNEXPECTED_CLOSE);
        }
        return word;
    }

    /** An anchored match: what its first group holds, or how long it is. */
    private String matched(String text, String pattern) {
        if (pattern.startsWith("^") && call.isBusyBox()) {
            call.say(ANCHORED, pattern);
        }
        try {
            Regex regex = Regex.compile(
                    Latin.of(pattern),
                    Regex.Mode.of(call.isGnu() ? Syntax.GREP : Syntax.BASIC).utf8(call.isUtf8()));
            String latin = Latin.of(text);
            Optional<Match> match = regex.find(latin).filter(found -> found.start() == 0);
            boolean counts =
                    call.isBusyBox() && match.isPresent() && match.get().start(Math.min(1, regex.groups())) < 0;
            if (regex.groups() > 0 && !counts) {
                boolean held = match.isPresent() && match.get().start(1) >= 0;
                return held
                        ? Latin.text(latin.substring(
                                match.get().start(1), match.get().end(1)))
                        : "";
            }
            return match.map(found -> Integer.toString(length(latin.substring(0, found.end()))))
                    .orElse("0");
        } catch (RegexException wrong) {
            throw call.fail(ERROR, BAD_PATTERN, pattern, call.isBusyBox() ? wrong.ofRegcomp() : wrong.getMessage());
        }
    }
}
