package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.Conversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code seq}: counts, exactly, with as many digits after the point as the numbers given have. */
final class Seq {
    static final Command COMMAND = Command.named("seq", Seq::run)
            .gnu("+ f,format= s,separator= w,equal-width")
            .busybox("+ s= w");
    private static final Words NOT_A_NUMBER = Words.of("invalid floating point argument: %l", "");
    private static final Words ZERO_STEP = Words.of("invalid Zero increment value: %l", "increment %s");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words BOTH = Words.of("format string may not be specified when printing equal width strings");
    private static final Words NO_DIRECTIVE = Words.of("format %q has no %% directive");
    private static final int FLUSH_CHARS = 1 << 14;

    private Seq() {}

    private static Exit run(Invocation call) {
        String separator = "\n";
        String format = null;
        boolean equalWidth = false;
        List<String> operands = negativeNumbersAreOperands(call);
        for (Option option : call.options()) {
            switch (option.key()) {
                case "f" -> format = option.argument();
                case "s" -> separator = Latin.of(option.argument());
                default -> equalWidth = true;
            }
        }
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        if (operands.size() > 3) {
            throw call.usage(EXTRA, operands.get(3));
        }
        if (format != null && equalWidth) {
            throw call.usage(BOTH);
        }
        BigDecimal first = operands.size() > 1 ? number(call, operands.get(0)) : BigDecimal.ONE;
        BigDecimal step = operands.size() > 2 ? number(call, operands.get(1)) : BigDecimal.ONE;
        BigDecimal last = number(call, operands.get(operands.size() - 1));
        if (step.signum() == 0) {
            if (call.isBusyBox()) {
                return endless(call, first, separator);
            }
            throw call.usage(ZERO_STEP, operands.get(1));
        }
        print(call, new Range(first, step, last), layout(call, format, first, step, last, equalWidth), separator);
        return Exit.SUCCESS;
    }

    private record Range(BigDecimal first, BigDecimal step, BigDecimal last) {
        boolean holds(BigDecimal value) {
            return step.signum() > 0 ? value.compareTo(last) <= 0 : value.compareTo(last) >= 0;
        }
    }

    /** What stands around a number, and how it is converted. */
    private record Layout(String before, Conversion conversion, String after) {
        String format(BigDecimal value) {
            return before + conversion.format(value) + after;
        }
    }

    /** A word that begins like a negative number ends the options, as in the real one. */
    private static List<String> negativeNumbersAreOperands(Invocation call) {
        List<String> words = new ArrayList<>(call.arguments());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--") || !word.startsWith("-")) {
                break;
            }
            if (word.matches("-[0-9.].*")) {
                words.add(i, "--");
                break;
            }
            if (word.equals("-s") || word.equals("-f")) {
                i++;
            }
        }
        return words.size() == call.arguments().size()
                ? call.operands()
                : call.parse(words).operands();
    }

    private static BigDecimal number(Invocation call, String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException wrong) {
            throw call.usage(NOT_A_NUMBER, text);
        }
    }

    private static Layout layout(
            Invocation call,
            @Nullable String format,
            BigDecimal first,
            BigDecimal step,
            BigDecimal last,
            boolean equalWidth) {
        if (format != null) {
            return custom(call, Latin.of(format));
        }
        int places = Math.max(0, Math.max(first.scale(), step.scale()));
        int width = 0;
        if (equalWidth) {
            Conversion plain = new Conversion("", 0, places, 'f');
            width = Math.max(plain.format(first).length(), plain.format(last).length());
            width = Math.max(
                    width,
                    plain.format(last.setScale(places, java.math.RoundingMode.DOWN))
                            .length());
        }
        return new Layout("", new Conversion(equalWidth ? "0" : "", width, places, 'f'), "");
    }

    private static Layout custom(Invocation call, String format) {
        StringBuilder before = new StringBuilder();
        int i = 0;
        while (i < format.length() && (format.charAt(i) != '%' || format.startsWith("%%", i))) {
            before.append(format.charAt(i));
            i += format.charAt(i) == '%' ? 2 : 1;
        }
        java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                        "%([-+#0 ']*)(\\d*)(?:\\.(\\d*))?L?([aeEfFgGA])")
                .matcher(format);
        if (i == format.length() || !matcher.find(i) || matcher.start() != i) {
            throw call.usage(NO_DIRECTIVE, format);
        }
        int width = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
        String places = matcher.group(3);
        int precision = places == null ? -1 : places.isEmpty() ? 0 : Integer.parseInt(places);
        Conversion conversion = new Conversion(
                matcher.group(1), width, precision, matcher.group(4).charAt(0));
        return new Layout(
                before.toString(), conversion, format.substring(matcher.end()).replace("%%", "%"));
    }

    private static void print(Invocation call, Range range, Layout layout, String separator) {
        StringBuilder text = new StringBuilder();
        boolean any = false;
        for (BigDecimal value = range.first(); range.holds(value); value = value.add(range.step())) {
            if (any) {
                text.append(separator);
            }
            any = true;
            text.append(layout.format(value));
            if (text.length() > FLUSH_CHARS) {
                call.out().data(text.toString());
                text.setLength(0);
                call.process().checkpoint();
            }
        }
        call.out().data(any ? text + "\n" : "");
    }

    private static Exit endless(Invocation call, BigDecimal value, String separator) {
        call.out().data(value.toPlainString());
        while (true) {
            call.out().data(separator + value.toPlainString());
            call.process().checkpoint();
        }
    }
}
