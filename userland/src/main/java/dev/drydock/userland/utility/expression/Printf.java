package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Quoting;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.Conversion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code printf}: the binary, not the shell's built-in. The format is used again while there are arguments. */
final class Printf {
    static final Command COMMAND = Command.named("printf", Printf::run).gnu("+");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words EXCESS = Words.of("warning: ignoring excess arguments, starting with %l", "");
    private static final Words INVALID = Words.of("%s: invalid conversion specification", "%s: invalid format");
    private static final Words INVALID_WIDTH = Words.of("invalid field width: %l", "invalid number '%s'");
    private static final Words INVALID_PRECISION = Words.of("invalid precision: %l", "invalid number '%s'");
    private static final Words MISSING_HEX = Words.of("missing hexadecimal number in escape");
    private static final Pattern HALF_ESCAPE =
            Pattern.compile("\\\\(x(?![0-9a-fA-F])|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8}))");
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([-+ #0']*)(\\*|\\d*)(?:\\.(\\*|\\d*))?(?:hh|h|ll|l|L|j|t|z)*(.?)", Pattern.DOTALL);

    private final Invocation call;
    private final String format;
    private final List<String> arguments;
    private final StringBuilder result = new StringBuilder();
    private final PrintfNumbers numbers;
    private int next;
    /** The format from the directive on, without modifiers of length: what BusyBox shows of a wrong one. */
    private String rest = "";

    private Printf(Invocation call, String format, List<String> arguments) {
        this.call = call;
        this.format = Latin.of(format);
        this.arguments = arguments;
        this.numbers = new PrintfNumbers(call);
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
            throw call.usage(MISSING);
        }
        return new Printf(call, words.get(0), words.subList(1, words.size())).run();
    }

    private Exit run() {
        while (true) {
            int before = next;
            boolean stopped = once();
            if (stopped || next >= arguments.size()) {
                break;
            }
            if (next == before) {
                if (call.isGnu()) {
                    call.out().data(result.toString());
                    result.setLength(0);
                    call.say(EXCESS, arguments.get(next));
                }
                break;
            }
        }
        call.out().data(result.toString());
        return call.exit();
    }

    /** Goes through the format once; true if {@code \c} ended all output. */
    private boolean once() {
        Escapes escapes = Escapes.of(Escapes.Dialect.PRINTF, call.isUtf8());
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                if (format.charAt(i + 1) == 'c') {
                    return true;
                }
                if (call.isGnu()
                        && HALF_ESCAPE
                                .matcher(format)
                                .region(i, format.length())
                                .lookingAt()) {
                    throw failed(MISSING_HEX);
                }
                i = escapes.sequence(format, i, result);
            } else if (c == '%' && format.startsWith("%%", i)) {
                result.append('%');
                i += 2;
            } else if (c == '%') {
                Matcher directive = DIRECTIVE.matcher(format).region(i, format.length());
                if (!directive.lookingAt()) {
                    throw failed(INVALID, format.substring(i));
                }
                rest = "%" + directive.group(1) + directive.group(2)
                        + (directive.group(3) == null ? "" : "." + directive.group(3))
                        + format.substring(directive.start(4));
                if (directive(directive)) {
                    return true;
                }
                i = directive.end();
            } else {
                result.append(c);
                i++;
            }
        }
        return false;
    }

    private Quit failed(Words words, Object... values) {
        call.out().data(result.toString());
        return call.fail(words, values);
    }

    private String argument() {
        return next < arguments.size() ? arguments.get(next++) : "";
    }

    private boolean directive(Matcher directive) {
        String flags = directive.group(1);
        int width = starOr(directive.group(2), INVALID_WIDTH);
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        String places = directive.group(3);
        int precision = places == null ? -1 : places.isEmpty() ? 0 : starOr(places, INVALID_PRECISION);
        precision = Math.max(precision, -1);
        String letter = directive.group(4);
        char kind = letter.isEmpty() ? '\0' : letter.charAt(0);
        switch (kind) {
            case 'b' -> {
                Escapes.Result text = Escapes.of(
                                call.isGnu() ? Escapes.Dialect.PRINTF_B : Escapes.Dialect.BUSYBOX, call.isUtf8())
                        .expand(Latin.of(argument()));
                result.append(new Conversion(flags, width, precision, 's').format(text.text()));
                return text.stopped();
            }
            case 'q' -> {
                if (call.isBusyBox()) {
                    throw failed(INVALID, call.isGnu() ? directive.group() : rest);
                }
                boolean missing = next >= arguments.size();
                String quoted = missing ? "" : Quoting.SHELL_ESCAPE.quote(argument(), call.isUtf8());
                result.append(Latin.of(quoted));
            }
            case 'c' -> {
                String text = Latin.of(argument());
                String first = text.isEmpty() ? "\0" : text.substring(0, 1);
                result.append(new Conversion(flags, width, precision, 's').format(first));
            }
            case 's' -> result.append(new Conversion(flags, width, precision, 's').format(Latin.of(argument())));
            case 'd', 'i', 'o', 'u', 'x', 'X' ->
                result.append(new Conversion(flags, width, precision, kind)
                        .format(numbers.integer(flushed(argument()), kind == 'd' || kind == 'i')));
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' ->
                result.append(numbers.format(new Conversion(flags, width, precision, kind), flushed(argument())));
            default -> throw failed(INVALID, call.isGnu() ? directive.group() : rest);
        }
        return false;
    }

    /** What was printed so far comes before a complaint about the argument. */
    private String flushed(String argument) {
        if (!numbers.isPlain(argument)) {
            call.out().data(result.toString());
            result.setLength(0);
        }
        return argument;
    }

    private int starOr(String text, Words words) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.equals("*")) {
            return (int) Math.max(-1 << 20, Math.min(1 << 20, Long.parseLong(text)));
        }
        String given = argument();
        if (given.isEmpty()) {
            return 0;
        }
        if (call.isBusyBox()) {
            if (!given.matches("[-+]?\\d{1,7}")) {
                throw failed(words, given);
            }
            return Integer.parseInt(given);
        }
        long number = numbers.integer(flushed(given), true).longValueExact();
        if (number != (int) number) {
            throw failed(words, given);
        }
        return (int) number;
    }
}
