package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.command.NamedChoice;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.number.LongDouble;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code numfmt}: numbers to and from what people read. */
final class Numfmt {
    static final Command COMMAND = Command.named("numfmt", call -> new Numfmt(call).run())
            .gnu(
                    "!debug d,delimiter= field= format= from= from-unit= grouping header? invalid= padding= round= suffix= to="
                            + " to-unit= z,zero-terminated")
            .only(Flavour.GNU);
    private static final Words BAD_PADDING = Words.of("invalid padding value %l");
    private static final Words BAD_HEADER = Words.of("invalid header value %l");
    private static final Words BAD_UNIT = Words.of("invalid unit size: %l");
    private static final Words TWO_FIELDS = Words.of("multiple field specifications");
    private static final Words BAD_DELIMITER = Words.of("the delimiter must be a single character");
    private static final Words FORMAT_GROUPS = Words.of("--grouping cannot be combined with --format");
    private static final Words SCALED_GROUPS = Words.of("grouping cannot be combined with --to");
    private static final Words TOO_LARGE = Words.of("value too large to be printed: '%s' (consider using --to)");
    private static final Words TOO_PRECISE =
            Words.of("value/precision too large to be printed: '%s/%s' (consider using --to)");
    private static final Words UNSPEAKABLE =
            Words.of("value too large to be printed: '%s' (cannot handle values > 999Y)");
    private static final int FAILED = 2;
    /** Digits that are exact, and digits that there are letters for. */
    private static final int EXACT_DIGITS = 18;

    private static final int MOST_DIGITS = 26;
    private static final MathContext EXACT = new MathContext(60);

    private final Invocation call;
    private NumberScale from = NumberScale.NONE;
    private NumberScale to = NumberScale.NONE;
    private Rounding rounding = Rounding.FROM_ZERO;
    private BigDecimal fromUnit = BigDecimal.ONE;
    private BigDecimal toUnit = BigDecimal.ONE;
    private String invalid = "abort";
    private String suffix = "";
    private @Nullable FieldList fields;
    private @Nullable String formatText;
    private NumfmtFormat format = NumfmtFormat.PLAIN;
    private boolean groups;
    private @Nullable Character delimiter;
    private int padding;
    /** Whether a field is as wide as it was, with the blanks before it. */
    private boolean blanksDecide;

    private long header;
    private boolean failed;

    private Numfmt(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            set(option);
        }
        if (formatText != null) {
            if (groups) {
                throw call.fail(FORMAT_GROUPS);
            }
            format = NumfmtFormat.parse(call, formatText);
            padding = format.width() == 0 ? padding : format.width();
            groups = formatText.matches("(?s)([^%]|%%)*%[ 0]*'.*");
        }
        if (groups && to != NumberScale.NONE) {
            throw call.fail(SCALED_GROUPS);
        }
        blanksDecide = padding == 0 && delimiter == null;
        char end = call.commandLine().has("z") ? 0 : '\n';
        if (call.operands().isEmpty()) {
            Input input = call.in();
            for (String line = input.record(end); line != null; line = input.record(end)) {
                if (header > 0) {
                    header--;
                    call.out().data(line + end);
                } else {
                    call.out().data(line(line) + (input.terminated() ? String.valueOf(end) : ""));
                }
            }
        } else {
            for (String operand : call.operands()) {
                call.out().data(line(Latin.of(operand)) + end);
            }
        }
        boolean tells = invalid.equals("fail");
        return failed && tells ? Exit.of(FAILED) : Exit.SUCCESS;
    }

    private void set(Option option) {
        String value = option.value() == null ? "1" : option.argument();
        switch (option.key()) {
            case "from" ->
                from = NumberScale.parse(NamedChoice.of(call, "--from", value, "none", "auto", "si", "iec", "iec-i"));
            case "to" -> to = NumberScale.parse(NamedChoice.of(call, "--to", value, "none", "si", "iec", "iec-i"));
            case "round" ->
                rounding = Rounding.parse(
                        NamedChoice.of(call, "--round", value, "up", "down", "from-zero", "towards-zero", "nearest"));
            case "invalid" -> invalid = NamedChoice.of(call, "--invalid", value, "abort", "fail", "warn", "ignore");
            case "from-unit" -> fromUnit = unit(value);
            case "to-unit" -> toUnit = unit(value);
            case "suffix" -> suffix = value;
            case "padding" -> padding = padding(value);
            case "header" -> header = header(value);
            case "field" -> {
                if (fields != null) {
                    throw call.fail(TWO_FIELDS);
                }
                fields = FieldList.parse(call, value, true, true);
            }
            case "d" -> delimiter = delimiter(value);
            case "format" -> formatText = value;
            case "grouping" -> groups = true;
            default -> {}
        }
    }

    private BigDecimal unit(String text) {
        NumberScale scale = text.endsWith("i") ? NumberScale.IEC_I : NumberScale.SI;
        try {
            BigDecimal unit = text.matches("[0-9]{1,18}([KMGTPEZY]i?)?")
                    ? scale.read(text).value()
                    : BigDecimal.ZERO;
            if (unit.signum() > 0) {
                return unit;
            }
        } catch (UnreadableNumber wrong) {
            throw call.fail(BAD_UNIT, text);
        }
        throw call.fail(BAD_UNIT, text);
    }

    private int padding(String text) {
        if (!text.matches("\\s*[-+]?\\d{1,9}") || Integer.parseInt(text.strip()) == 0) {
            throw call.fail(BAD_PADDING, text);
        }
        return Integer.parseInt(text.strip());
    }

    private long header(String text) {
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) == 0) {
            throw call.fail(BAD_HEADER, text);
        }
        return Long.parseLong(text);
    }

    private char delimiter(String text) {
        String latin = Latin.of(text);
        if (latin.length() > 1) {
            throw call.fail(BAD_DELIMITER);
        }
        return latin.isEmpty() ? 0 : latin.charAt(0);
    }

    private boolean isField(int number) {
        FieldList wanted = fields;
        return wanted == null ? number == 1 : wanted.holds(number);
    }

    /** The line with its fields converted; a blank or the delimiter between them stays. */
    private String line(String read) {
        // Nothing behind a NUL counts.
        String line = read.replaceFirst("(?s)\0.*", "");
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int number = 1; ; number++) {
            int end = end(line, start);
            String field = line.substring(start, end);
            text.append(isField(number) ? field(field, number, text) : field);
            if (end == line.length()) {
                return text.toString();
            }
            text.append(delimiter == null ? ' ' : delimiter);
            start = end + 1;
        }
    }

    private int end(String line, int start) {
        int at = start;
        Character wanted = delimiter;
        if (wanted != null) {
            int found = line.indexOf(wanted, at);
            return found < 0 ? line.length() : found;
        }
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    private String field(String field, int number, StringBuilder before) {
        boolean ends = !suffix.isEmpty() && field.length() > suffix.length() && field.endsWith(suffix);
        String kept = ends ? field.substring(0, field.length() - suffix.length()) : field;
        String text = kept.replaceFirst("^[ \t]+", "");
        if (blanksDecide) {
            padding = number > 1 || text.length() < kept.length() ? kept.length() : 0;
        }
        try {
            NumberScale.Reading reading = from.read(text);
            BigDecimal value = reading.value();
            if (fromUnit.compareTo(BigDecimal.ONE) != 0 || toUnit.compareTo(BigDecimal.ONE) != 0) {
                value = LongDouble.nearest(
                        LongDouble.nearest(value.multiply(fromUnit)).divide(toUnit, EXACT));
            }
            String large = large(value, reading.decimals(), before);
            if (large != null) {
                return kept;
            }
            String shown = to.write(value, rounding, format.precision(), reading.decimals(), format.zeros());
            return format.before() + padded(shown + suffix, padding) + format.after();
        } catch (UnreadableNumber wrong) {
            wrong(
                    before,
                    wrong.words(),
                    Stream.of(wrong.values()).map(Latin::text).toArray());
            return kept;
        }
    }

    /** Says that a number has too many digits; null if it has not. */
    private @Nullable String large(BigDecimal value, int decimals, StringBuilder before) {
        int places = format.precision() < 0 ? decimals : format.precision();
        int tens = NumberScale.tens(value);
        String shown = new Conversion("", 0, -1, 'g').format(value);
        if (to == NumberScale.NONE && tens + places > EXACT_DIGITS) {
            wrong(before, places > 0 ? TOO_PRECISE : TOO_LARGE, shown, places);
            return shown;
        }
        if (tens > MOST_DIGITS) {
            wrong(before, UNSPEAKABLE, shown);
            return shown;
        }
        return null;
    }

    private static String padded(String text, int width) {
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + blanks : blanks + text;
    }

    private void wrong(StringBuilder before, Words words, Object... values) {
        failed = true;
        if (invalid.equals("ignore")) {
            return;
        }
        if (invalid.equals("abort")) {
            call.out().data(before.toString());
        }
        call.say(words, values);
        if (invalid.equals("abort")) {
            throw new Quit(FAILED);
        }
    }
}
