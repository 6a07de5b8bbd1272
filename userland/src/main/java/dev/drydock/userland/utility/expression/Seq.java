package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@code seq}: counts, exactly, with as many digits after the point as the numbers given have. */
final class Seq {
    static final Command COMMAND = Command.named("seq", Seq::run)
            .gnu("+ f,format= s,separator= w,equal-width")
            .busybox("+ s= w");
    private static final Words ZERO_STEP = Words.of("invalid Zero increment value: %l", "increment %s");
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words BOTH = Words.of("format string may not be specified when printing equal width strings");
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
        SeqFormat custom = format == null ? null : SeqFormat.custom(call, format);
        if (format != null && equalWidth) {
            throw call.usage(BOTH);
        }
        SeqNumber one = SeqNumber.of(call, "1");
        SeqNumber first = operands.size() > 1 ? SeqNumber.of(call, operands.get(0)) : one;
        SeqNumber step = operands.size() > 2 ? SeqNumber.of(call, operands.get(1)) : one;
        if (step.value().signum() == 0 && call.isGnu()) {
            throw call.usage(ZERO_STEP, operands.get(1));
        }
        SeqNumber last = SeqNumber.of(call, operands.get(operands.size() - 1));
        if (step.value().signum() == 0) {
            return endless(call, first.value(), separator);
        }
        SeqFormat layout = custom == null ? SeqFormat.usual(first, step, last, equalWidth) : custom;
        print(call, new Range(first.value(), step.value(), last.value()), layout, separator);
        return Exit.SUCCESS;
    }

    private record Range(BigDecimal first, BigDecimal step, BigDecimal last) {
        boolean holds(BigDecimal value) {
            return step.signum() > 0 ? value.compareTo(last) <= 0 : value.compareTo(last) >= 0;
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

    private static void print(Invocation call, Range range, SeqFormat layout, String separator) {
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
