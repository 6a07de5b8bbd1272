package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.number.Conversion;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code printf} and {@code sprintf} of BusyBox. A conversion ends with the first letter, whatever stands before that; what
 * has none is printed as it is.
 */
final class BusyBoxFormatter {
    private static final Pattern SPECIFICATION =
            Pattern.compile("%([-+ #0']*)([0-9]{0,8})(?:\\.([0-9]{0,8}))?(.*)", Pattern.DOTALL);

    private final Machine machine;
    private final String format;
    private final List<Expression> values;
    private final StringBuilder result = new StringBuilder();
    private int next = 1;
    private int at;

    private BusyBoxFormatter(Machine machine, String format, List<Expression> values) {
        this.machine = machine;
        this.format = format;
        this.values = values;
    }

    /** @param values the format first */
    static String format(Machine machine, List<Expression> values) throws IOException {
        String format = values.isEmpty() ? "" : values.get(0).value(machine).text(machine);
        return new BusyBoxFormatter(machine, format, values).format();
    }

    private String format() throws IOException {
        while (true) {
            int start = at;
            int percent = format.indexOf('%', at);
            if (percent < 0 || percent + 1 == format.length()) {
                return result.append(format, start, format.length()).toString();
            }
            if (format.charAt(percent + 1) == '%') {
                result.append(format, start, percent + 1);
                at = percent + 2;
                continue;
            }
            int letter = letter(percent + 1);
            if (letter == format.length()) {
                return result.append(format, start, letter).toString();
            }
            at = letter + 1;
            boolean first = result.length() == 0;
            StringBuilder piece = new StringBuilder(format.substring(start, percent));
            piece.append(converted(format.substring(percent, letter), format.charAt(letter)));
            append(piece.toString(), first);
        }
    }

    /** What comes behind a zero byte is lost, but in the first piece; there are as many bytes all the same. */
    private void append(String piece, boolean first) {
        int zero = piece.indexOf('\0');
        if (first || zero < 0) {
            result.append(piece);
        } else {
            result.append(piece, 0, zero).append("\0".repeat(piece.length() - zero));
        }
    }

    private int letter(int from) {
        int found = from;
        while (found < format.length() && !MawkText.letter(format.charAt(found))) {
            if (format.charAt(found) == '*') {
                throw machine.error("%*x formats are not supported");
            }
            found++;
        }
        return found;
    }

    private Value argument() throws IOException {
        return next < values.size() ? values.get(next++).value(machine) : Value.EMPTY;
    }

    /** What C makes of it: a percent sign behind a width is one, and what it does not know stays. */
    private String converted(String specification, char letter) throws IOException {
        Value value = argument();
        if ("csdiouxXeEfFgGaA".indexOf(letter) < 0) {
            throw machine.error("Invalid format specifier");
        }
        Matcher matcher = SPECIFICATION.matcher(specification);
        if (!matcher.matches()) {
            return specification + letter;
        }
        String rest = matcher.group(4);
        if (rest.startsWith("%")) {
            int next = rest.indexOf('%', 1);
            return next < 0 ? rest + letter : rest.substring(0, next) + shown(rest.substring(next), letter, value);
        }
        return shown(specification, letter, value);
    }

    private String shown(String specification, char letter, Value value) throws IOException {
        Matcher matcher = SPECIFICATION.matcher(specification);
        if (!matcher.matches() || !matcher.group(4).isEmpty()) {
            return specification + letter;
        }
        int width = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
        String places = matcher.group(3);
        int precision = places == null ? -1 : places.isEmpty() ? 0 : Integer.parseInt(places);
        Conversion conversion = new Conversion(matcher.group(1), width, precision, letter);
        return switch (letter) {
            case 'c' -> conversion.format(character(value));
            case 's' -> conversion.format(value.text(machine));
            case 'd', 'i' -> conversion.format((long) BusyBoxNumber.integer(value.number(machine)));
            case 'o', 'u', 'x', 'X' ->
                conversion.format(Integer.toUnsignedLong(BusyBoxNumber.integer(value.number(machine))));
            default -> Formatter.real(conversion, value.number(machine));
        };
    }

    private String character(Value value) {
        if (value.isNumeric(machine)) {
            return String.valueOf((char) (BusyBoxNumber.integer(value.number(machine)) & 0xff));
        }
        String text = value.text(machine);
        return text.isEmpty() ? "\0" : text.substring(0, 1);
    }
}
