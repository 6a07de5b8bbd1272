package dev.drydock.userland.utility.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the parameters into a string capability: a small language on a stack, each of whose words begins with a percent sign
 * ({@code terminfo(5)}, "Parameterized Strings").
 */
final class CapabilityText {
    private static final int PARAMETERS = 9;
    private static final Pattern FORMAT = Pattern.compile("(:?[-+# ]*)(\\d*)(?:\\.(\\d+))?([doxXs])");
    private static final Pattern DELAY = Pattern.compile("\\$<[\\d.]+[*/]*>");

    private final String text;
    private final long[] parameters = new long[PARAMETERS];
    private final long[] variables = new long[0x80];
    private final Deque<Long> stack = new ArrayDeque<>();
    private final StringBuilder result = new StringBuilder();
    private int at;

    private CapabilityText(String text, List<Long> given) {
        this.text = text;
        for (int i = 0; i < Math.min(PARAMETERS, given.size()); i++) {
            parameters[i] = given.get(i);
        }
    }

    static String filled(String text, List<Long> parameters) {
        CapabilityText filling = new CapabilityText(text, parameters);
        filling.run();
        return filling.result.toString();
    }

    /** How many parameters a string asks for. */
    static int parameters(String text) {
        int most = 0;
        Matcher matcher = Pattern.compile("%p([1-9])").matcher(text);
        while (matcher.find()) {
            most = Math.max(most, Integer.parseInt(matcher.group(1)));
        }
        return most;
    }

    /** Without the times that old terminals had to be given. */
    static String withoutDelays(String text) {
        return DELAY.matcher(text).replaceAll("");
    }

    private long pop() {
        Long value = stack.poll();
        return value == null ? 0 : value;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '%' || at == text.length()) {
                result.append(c);
            } else {
                word(text.charAt(at++));
            }
        }
    }

    private void word(char c) {
        switch (c) {
            case '%' -> result.append('%');
            case 'c' -> result.append((char) (pop() & 0xff));
            case 'p' -> stack.push(parameters[Math.max(0, Math.min(PARAMETERS - 1, text.charAt(at++) - '1'))]);
            case 'P' -> variables[text.charAt(at++) & 0x7f] = pop();
            case 'g' -> stack.push(variables[text.charAt(at++) & 0x7f]);
            case '\'' -> {
                stack.push((long) text.charAt(at));
                at += 2;
            }
            case '{' -> {
                int end = text.indexOf('}', at);
                stack.push(Long.parseLong(text.substring(at, end)));
                at = end + 1;
            }
            case 'i' -> {
                parameters[0]++;
                parameters[1]++;
            }
            case '!' -> stack.push(pop() == 0 ? 1L : 0L);
            case '~' -> stack.push(~pop());
            case 't' -> {
                if (pop() == 0) {
                    skip(true);
                }
            }
            case 'e' -> skip(false);
            case '?', ';' -> {
                // A condition begins or ends; only what stands between has a meaning.
            }
            case '+', '-', '*', '/', 'm', '&', '|', '^', '=', '<', '>', 'A', 'O' -> calculate(c);
            default -> {
                at--;
                print();
            }
        }
    }

    private void calculate(char operator) {
        long right = pop();
        long left = pop();
        stack.push(
                switch (operator) {
                    case '+' -> left + right;
                    case '-' -> left - right;
                    case '*' -> left * right;
                    case '/' -> right == 0 ? 0 : left / right;
                    case 'm' -> right == 0 ? 0 : left % right;
                    case '&' -> left & right;
                    case '|' -> left | right;
                    case '^' -> left ^ right;
                    case '=' -> left == right ? 1L : 0L;
                    case '<' -> left < right ? 1L : 0L;
                    case '>' -> left > right ? 1L : 0L;
                    case 'A' -> left != 0 && right != 0 ? 1L : 0L;
                    default -> left != 0 || right != 0 ? 1L : 0L;
                });
    }

    /** Goes behind the end of this condition, or if that is asked for behind its next alternative. */
    private void skip(boolean alternative) {
        int depth = 0;
        while (at + 1 < text.length()) {
            if (text.charAt(at++) != '%') {
                continue;
            }
            char c = text.charAt(at++);
            if (c == '?') {
                depth++;
            } else if (c == ';') {
                if (depth == 0) {
                    return;
                }
                depth--;
            } else if (c == 'e' && depth == 0 && alternative) {
                return;
            }
        }
    }

    private void print() {
        Matcher matcher = FORMAT.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            at++;
            return;
        }
        at = matcher.end();
        String flags = matcher.group(1).replace(":", "");
        String width = matcher.group(2);
        long value = pop();
        String digits = switch (matcher.group(4)) {
            case "o" -> Long.toOctalString(value);
            case "x" -> Long.toHexString(value);
            case "X" -> Long.toHexString(value).toUpperCase(Locale.ROOT);
            default -> Long.toString(value);
        };
        int least = matcher.group(3) == null
                ? width.startsWith("0") ? Integer.parseInt(width) : 0
                : Integer.parseInt(matcher.group(3));
        digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
        int columns = width.isEmpty() ? 0 : Integer.parseInt(width);
        String blanks = " ".repeat(Math.max(0, columns - digits.length()));
        result.append(flags.contains("-") ? digits + blanks : blanks + digits);
    }
}
