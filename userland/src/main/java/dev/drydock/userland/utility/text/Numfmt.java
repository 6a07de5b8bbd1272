package dev.drydock.userland.utility.text;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code numfmt}: numbers to and from what people read. */
final class Numfmt {
    static final Command COMMAND = Command.named("numfmt", call -> new Numfmt(call).run())
            .gnu(
                    "!debug d,delimiter= field= !format= from= from-unit= grouping header? invalid= padding= round= suffix= to="
                            + " to-unit= z,zero-terminated")
            .only(Flavour.GNU);
    private static final Words BAD_PADDING = Words.of("invalid padding value %l");
    private static final Words BAD_HEADER = Words.of("invalid header value %l");
    private static final Words BAD_UNIT = Words.of("invalid unit size: %l");
    private static final Words BAD_FIELD = Words.of("invalid field value %l");
    private static final Words NO_FIELD = Words.of("fields are numbered from 1");
    private static final Words BAD_DELIMITER = Words.of("the delimiter must be a single character");
    private static final Words BAD_ARGUMENT = Words.of("invalid argument %l for %l");
    private static final int FAILED = 2;

    private final Invocation call;
    private NumberScale from = NumberScale.NONE;
    private NumberScale to = NumberScale.NONE;
    private Rounding rounding = Rounding.FROM_ZERO;
    private BigDecimal fromUnit = BigDecimal.ONE;
    private BigDecimal toUnit = BigDecimal.ONE;
    private String invalid = "abort";
    private String suffix = "";
    private String fields = "1";
    private @Nullable Character delimiter;
    private int padding;
    private long header;
    private boolean failed;

    private Numfmt(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            set(option);
        }
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
                call.out().data(line(operand) + end);
            }
        }
        boolean tells = invalid.equals("fail");
        return failed && tells ? Exit.of(FAILED) : Exit.SUCCESS;
    }

    private void set(Option option) {
        String value = option.value() == null ? "1" : option.argument();
        switch (option.key()) {
            case "from" -> from = NumberScale.parse(choice(value, "--from", "none", "auto", "si", "iec", "iec-i"));
            case "to" -> to = NumberScale.parse(choice(value, "--to", "none", "si", "iec", "iec-i"));
            case "round" ->
                rounding =
                        Rounding.parse(choice(value, "--round", "up", "down", "from-zero", "towards-zero", "nearest"));
            case "invalid" -> invalid = choice(value, "--invalid", "abort", "fail", "warn", "ignore");
            case "from-unit" -> fromUnit = unit(value);
            case "to-unit" -> toUnit = unit(value);
            case "suffix" -> suffix = value;
            case "padding" -> padding = padding(value);
            case "header" -> header = header(value);
            case "field" -> fields = fields(value);
            case "d" -> delimiter = delimiter(value);
            default -> {}
        }
    }

    /** One of a list, or the beginning of one. */
    private String choice(String value, String option, String... choices) {
        List<String> found = new ArrayList<>();
        for (String choice : choices) {
            if (choice.equals(value)) {
                return choice;
            }
            if (choice.startsWith(value)) {
                found.add(choice);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        call.say(BAD_ARGUMENT, value, option);
        StringBuilder valid = new StringBuilder("Valid arguments are:\n");
        for (String choice : choices) {
            valid.append(call.format("  - %l\n", choice));
        }
        call.raw(valid.toString());
        throw call.usage();
    }

    private BigDecimal unit(String text) {
        if (!text.matches("[0-9]{1,18}([KMGTPE]i?)?") || text.matches("0+")) {
            throw call.fail(BAD_UNIT, text);
        }
        NumberScale scale = text.endsWith("i") ? NumberScale.IEC_I : NumberScale.SI;
        return scale.read(text);
    }

    private int padding(String text) {
        if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) == 0) {
            throw call.fail(BAD_PADDING, text);
        }
        return Integer.parseInt(text);
    }

    private long header(String text) {
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) == 0) {
            throw call.fail(BAD_HEADER, text);
        }
        return Long.parseLong(text);
    }

    private String fields(String text) {
        if (!text.matches("(\\d{1,9}(-\\d{0,9})?|-\\d{0,9})(,(\\d{1,9}(-\\d{0,9})?|-\\d{0,9}))*")) {
            throw call.usage(BAD_FIELD, text);
        }
        if (text.matches("(.*,)?0+(\\D.*)?")) {
            throw call.usage(NO_FIELD);
        }
        return text;
    }

    private char delimiter(String text) {
        if (text.length() != 1) {
            throw call.fail(BAD_DELIMITER);
        }
        return text.charAt(0);
    }

    private boolean isField(int number) {
        for (String range : fields.split(",")) {
            int dash = range.indexOf('-');
            String low = dash < 0 ? range : range.substring(0, dash);
            String high = dash < 0 ? range : range.substring(dash + 1);
            if ((low.isEmpty() || number >= Integer.parseInt(low))
                    && (high.isEmpty() || number <= Integer.parseInt(high))) {
                return true;
            }
        }
        return false;
    }

    /** The line with its fields converted; a blank or the delimiter between them stays. */
    private String line(String line) {
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
        String text = field.replaceFirst("^[ \t\n]+", "");
        int width = padding;
        if (padding == 0 && delimiter == null && (number > 1 || text.length() < field.length())) {
            width = field.length();
        }
        try {
            String bare = !suffix.isEmpty() && text.endsWith(suffix) && text.length() > suffix.length()
                    ? text.substring(0, text.length() - suffix.length())
                    : text;
            BigDecimal value = from.read(bare);
            if (fromUnit.compareTo(BigDecimal.ONE) != 0 || toUnit.compareTo(BigDecimal.ONE) != 0) {
                value = value.multiply(fromUnit).divide(toUnit, MathContext.DECIMAL64);
            }
            return padded(to.write(value, rounding, from.decimals(bare)) + suffix, width);
        } catch (NumberFormatException wrong) {
            return wrong(field, String.valueOf(wrong.getMessage()), before);
        }
    }

    private static String padded(String text, int width) {
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - text.length()));
        return width < 0 ? text + blanks : blanks + text;
    }

    private String wrong(String field, String what, StringBuilder before) {
        failed = true;
        if (!invalid.equals("ignore")) {
            if (invalid.equals("abort")) {
                call.out().data(before.toString());
            }
            call.say(Words.of("%s"), call.format(what));
        }
        if (invalid.equals("abort")) {
            throw new Quit(FAILED);
        }
        return field;
    }
}
