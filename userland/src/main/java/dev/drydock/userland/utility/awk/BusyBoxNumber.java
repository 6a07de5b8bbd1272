package dev.drydock.userland.utility.awk;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as numbers in BusyBox, which reads them with {@code strtod}. Those of a program are octal where they begin with a
 * zero, and so was input up to 1.35; since then it is not, which scripts that read dates and times count on.
 */
final class BusyBoxNumber {
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]+)");
    private static final Pattern OCTAL = Pattern.compile("0([0-7]+)(?![0-9.])");
    private static final Pattern ANY = Pattern.compile("[ \\t\\n\\f\\r\\x0b]*([-+]?)(?:0[xX]([0-9a-fA-F]+)"
            + "|((?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?)|(?i:(inf(?:inity)?)|(nan)))");
    private static final int PLAIN = 9;

    private BusyBoxNumber() {}

    /** A number, and where its text ends. */
    record Found(double value, int end) {}

    static double parse(String text) {
        int length = text.length();
        if (length == 0) {
            return 0;
        }
        return length <= PLAIN && isPlain(text)
                ? Integer.parseInt(text)
                : at(text, 0).value();
    }

    /** Whether the whole text is one, but for blanks behind it. */
    static boolean isNumber(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.length() <= PLAIN && isPlain(text)) {
            return true;
        }
        int end = at(text, 0).end();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end == text.length();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A number of a program. */
    static Found constant(String text, int start) {
        Matcher hexadecimal = HEXADECIMAL.matcher(text).region(start, text.length());
        if (hexadecimal.lookingAt()) {
            BigInteger value = new BigInteger(hexadecimal.group(1), 16);
            return new Found(value.bitLength() > 64 ? 0x1p64 : value.doubleValue(), hexadecimal.end());
        }
        Matcher octal = OCTAL.matcher(text).region(start, text.length());
        if (octal.lookingAt()) {
            BigInteger value = new BigInteger(octal.group(1), 8);
            return new Found(value.bitLength() > 64 ? 0x1p64 : value.doubleValue(), octal.end());
        }
        return at(text, start);
    }

    /** The number that begins at a place; 0 and that place if none does. */
    private static Found at(String text, int start) {
        Matcher any = ANY.matcher(text).region(start, text.length());
        if (!any.lookingAt()) {
            return new Found(0, start);
        }
        double value;
        if (any.group(2) != null) {
            value = new BigInteger(any.group(2), 16).doubleValue();
        } else if (any.group(3) != null) {
            value = Double.parseDouble(any.group(3));
        } else {
            value = any.group(4) != null ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        return new Found(any.group(1).equals("-") ? -value : value, any.end());
    }

    /** As a processor makes an integer of it, which has one for whatever does not fit. */
    static int integer(double value) {
        return value > -2147483649.0 && value < 2147483648.0 ? (int) value : Integer.MIN_VALUE;
    }

    /** The same, of a longer one. */
    static long longInteger(double value) {
        return value >= -0x1p63 && value < 0x1p63 ? (long) value : Long.MIN_VALUE;
    }
}
