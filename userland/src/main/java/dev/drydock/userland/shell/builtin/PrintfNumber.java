package dev.drydock.userland.shell.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number at the start of an argument.
 *
 * @param value 0 if there is none
 * @param special an infinity or NaN, else 0
 * @param isWhole whether the whole argument is the number
 * @param isNothing whether there is no number at all
 * @param exceeds whether it is more than 64 bits can hold; the value is then the greatest that they can
 */
record PrintfNumber(BigDecimal value, double special, boolean isWhole, boolean isNothing, boolean exceeds) {
    private static final Pattern INTEGER = Pattern.compile("\\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)");
    private static final Pattern REAL = Pattern.compile(
            "\\s*([-+]?)(?:(0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)(?:[pP][-+]?\\d{1,4})?)"
                    + "|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,6})?))");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MOST_UNSIGNED =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private static PrintfNumber nothing() {
        return new PrintfNumber(BigDecimal.ZERO, 0, false, true, false);
    }

    /** @param signed whether one of the 64 bits is the sign; without, a negative number counts down from 2^64 */
    static PrintfNumber integer(String text, boolean signed) {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.lookingAt()) {
            return nothing();
        }
        String digits = matcher.group(2);
        BigInteger size = digits.startsWith("0x") || digits.startsWith("0X")
                ? new BigInteger(digits.substring(2), 16)
                : new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
        boolean negative = matcher.group(1).equals("-");
        BigInteger value = negative ? size.negate() : size;
        boolean exceeds = signed ? value.bitLength() >= Long.SIZE : size.bitLength() > Long.SIZE;
        if (exceeds) {
            value = signed ? (negative ? LEAST : MOST) : MOST_UNSIGNED;
        }
        return new PrintfNumber(new BigDecimal(value), 0, matcher.end() == text.length(), false, exceeds);
    }

    /** What a hexadecimal number comes to, with digits behind the point and a power of two. */
    private static BigDecimal binary(String text) {
        boolean power = text.indexOf('p') > 0 || text.indexOf('P') > 0;
        double value = Double.parseDouble(power ? text : text + "p0");
        return Double.isInfinite(value) ? BigDecimal.valueOf(Double.MAX_VALUE) : new BigDecimal(value);
    }

    static PrintfNumber real(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.matches("[-+]?(inf|infinity|nan)")) {
            double special = lower.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return new PrintfNumber(BigDecimal.ZERO, lower.startsWith("-") ? -special : special, true, false, false);
        }
        Matcher matcher = REAL.matcher(text);
        if (!matcher.lookingAt()) {
            return nothing();
        }
        String hex = matcher.group(2);
        BigDecimal value = hex != null
                ? binary(hex)
                : new BigDecimal(matcher.group(3).endsWith(".") ? matcher.group(3) + "0" : matcher.group(3));
        boolean negative = matcher.group(1).equals("-");
        return new PrintfNumber(negative ? value.negate() : value, 0, matcher.end() == text.length(), false, false);
    }
}
