package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.number.Conversion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as numbers, as {@code strtod} reads them, and numbers as texts. */
final class NumberText {
    private static final Pattern DECIMAL =
            Pattern.compile("[ \\t\\n\\f\\r\\x0b]*([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[ \\t\\n]*([-+]?)0[xX]([0-9a-fA-F]+)");
    private static final Pattern SPECIAL = Pattern.compile("[ \\t\\n]*([-+]?)(?i:(inf|nan))");
    private static final Pattern FORMAT = Pattern.compile("%([-+ #0]*)([0-9]*)(?:\\.([0-9]*))?([eEfFgGaA])");
    private static final double MOST_OF_MAWK = Integer.MAX_VALUE;
    private static final double MOST_OF_BUSYBOX = Long.MAX_VALUE;

    private NumberText() {}

    /** The number that the text begins with; 0 if it begins with none. */
    static double parse(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        if (length < 10 && allDigits(text)) {
            return Integer.parseInt(text);
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.lookingAt()) {
            double value = new java.math.BigInteger(hexadecimal.group(2), 16).doubleValue();
            return hexadecimal.group(1).equals("-") ? -value : value;
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.lookingAt()) {
            return Double.parseDouble(decimal.group(1));
        }
        Matcher special = SPECIAL.matcher(text);
        if (special.lookingAt()) {
            double value = special.group(2).equalsIgnoreCase("inf") ? Double.POSITIVE_INFINITY : Double.NaN;
            return special.group(1).equals("-") ? -value : value;
        }
        return 0;
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole text is a number, but for blanks around it. */
    static boolean isNumber(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        if (last > '9' || (last < '0' && last != '.' && last != ' ' && last != '\t' && last != '\n')) {
            return false;
        }
        Matcher decimal = DECIMAL.matcher(text);
        return decimal.lookingAt() && text.substring(decimal.end()).isBlank();
    }

    /** @param format CONVFMT or OFMT, asked for what is no integer only */
    static String format(double value, String format, Flavour flavour) {
        double most = flavour.isGnu() ? MOST_OF_MAWK : MOST_OF_BUSYBOX;
        if (value == Math.rint(value) && Math.abs(value) <= most) {
            return Long.toString((long) value);
        }
        if (Double.isNaN(value)) {
            return isNegativeNan(value) ? "-nan" : "nan";
        }
        if (format.equals("%.6g")) {
            return new Conversion("", 0, 6, 'g').format(value);
        }
        Matcher matcher = FORMAT.matcher(format);
        if (!matcher.find()) {
            return format;
        }
        int width = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2));
        String precision = matcher.group(3);
        int places = precision == null ? -1 : precision.isEmpty() ? 0 : Integer.parseInt(precision);
        String shown =
                new Conversion(matcher.group(1), width, places, matcher.group(4).charAt(0)).format(value);
        return format.substring(0, matcher.start()) + shown + format.substring(matcher.end());
    }

    /** What a processor of today gives for an operation without a result. */
    static final double NEGATIVE_NAN = Double.longBitsToDouble(0xfff8000000000000L);

    static boolean isNegativeNan(double value) {
        return Double.doubleToRawLongBits(value) < 0;
    }
}
