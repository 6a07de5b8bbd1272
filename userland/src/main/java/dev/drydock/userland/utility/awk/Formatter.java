package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.number.Conversion;
import java.io.IOException;
import java.util.List;

/** {@code printf} and {@code sprintf}. */
final class Formatter {
    private static final double MOST_OF_MAWK = Integer.MAX_VALUE;
    private static final double MOST_UNSIGNED_OF_MAWK = 0xffffffffL;

    private final Machine machine;
    private final String caller;
    private final String format;
    private final List<Expression> values;
    private final StringBuilder result = new StringBuilder();
    private int next = 1;
    private int conversions;

    private Formatter(Machine machine, String caller, String format, List<Expression> values) {
        this.machine = machine;
        this.caller = caller;
        this.format = format;
        this.values = values;
    }

    /** @param values the format first */
    static String format(Machine machine, String caller, List<Expression> values) throws IOException {
        if (machine.isBusyBox()) {
            return BusyBoxFormatter.format(machine, values);
        }
        if (values.isEmpty()) {
            return "";
        }
        return new Formatter(machine, caller, values.get(0).value(machine).text(machine), values).format();
    }

    private String format() throws IOException {
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                result.append(c);
            } else if (format.startsWith("%", i + 1)) {
                conversions++;
                result.append('%');
                i++;
            } else {
                conversions++;
                i = conversion(i + 1);
            }
        }
        return result.toString();
    }

    /** Writes one conversion; gives where its letter stands. */
    private int conversion(int start) throws IOException {
        int at = start;
        StringBuilder flags = new StringBuilder();
        while (at < format.length() && "-+ #0'".indexOf(format.charAt(at)) >= 0) {
            flags.append(format.charAt(at++));
        }
        int[] size = new int[] {0, -1};
        for (int part = 0; part < 2; part++) {
            if (part == 1) {
                if (!format.startsWith(".", at)) {
                    break;
                }
                at++;
                size[1] = 0;
            }
            if (format.startsWith("*", at)) {
                size[part] = (int) argument().number(machine);
                at++;
            } else {
                int from = at;
                while (at < format.length() && Character.isDigit(format.charAt(at)) && at < from + 8) {
                    at++;
                }
                size[part] = at == from ? size[part] : Integer.parseInt(format.substring(from, at));
            }
        }
        if (size[0] < 0) {
            flags.append('-');
            size[0] = -size[0];
        }
        Value value = argument();
        char modifier = at < format.length() ? format.charAt(at) : ' ';
        if (modifier == 'h' || modifier == 'l') {
            at++;
        }
        char letter = at < format.length() ? format.charAt(at) : ' ';
        boolean integer = "diouxX".indexOf(letter) >= 0;
        if (!integer && (modifier == 'h' || modifier == 'l' || "eEfgGcs".indexOf(letter) < 0)) {
            throw badConversion();
        }
        Conversion conversion = new Conversion(flags.toString(), size[0], size[1], letter);
        switch (letter) {
            case 'd', 'i' -> result.append(conversion.format(sized(signed(value.number(machine)), modifier, true)));
            case 'o', 'x', 'X', 'u' ->
                result.append(conversion.format(sized(unsigned(value.number(machine)), modifier, false)));
            case 'e', 'E', 'f', 'F', 'g', 'G', 'a', 'A' -> result.append(real(conversion, value.number(machine)));
            case 'c' -> result.append(conversion.format(character(value)));
            case 's' -> result.append(conversion.format(value.text(machine)));
            default -> throw badConversion();
        }
        return at;
    }

    private Quit badConversion() throws IOException {
        machine.write(caller.equals("printf") ? result.toString() : "", null);
        return machine.runTimeError("improper conversion(number " + conversions + ") in", caller, format);
    }

    /** mawk passes an {@code int}, of which {@code h} shows the lower half, and {@code l} more than there is. */
    private static long sized(long value, char modifier, boolean signed) {
        return switch (modifier) {
            case 'h' -> signed ? (short) value : value & 0xffff;
            case 'l' -> value & 0xffffffffL;
            default -> value;
        };
    }

    private Value argument() throws IOException {
        if (next < values.size()) {
            return values.get(next++).value(machine);
        }
        machine.write(caller.equals("printf") ? result.toString() : "", null);
        throw machine.runTimeError("not enough arguments passed to", caller, format);
    }

    static String real(Conversion conversion, double value) {
        String text = conversion.format(value);
        if (Double.isNaN(value) && NumberText.isNegativeNan(value)) {
            String signed = text.replace("nan", "-nan").replace("NAN", "-NAN");
            return text.startsWith(" ") ? signed.substring(1) : signed;
        }
        return text;
    }

    /** mawk takes what is too large for the largest, BusyBox goes through an {@code int} as a processor does. */
    private static long signed(double value) {
        return Double.isNaN(value) ? -Integer.MAX_VALUE : (long) Math.max(-MOST_OF_MAWK, Math.min(MOST_OF_MAWK, value));
    }

    private static long unsigned(double value) {
        return value > 0 ? (long) Math.min(MOST_UNSIGNED_OF_MAWK, value) : 0;
    }

    private String character(Value value) {
        if (value.isNumeric(machine)) {
            return String.valueOf((char) (signed(value.number(machine)) & 0xff));
        }
        String text = value.text(machine);
        return text.isEmpty() ? "\0" : text.substring(0, 1);
    }
}
