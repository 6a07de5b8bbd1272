package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/** Numbers as text, in any base: a digit is a letter up to sixteen, beyond that a group of decimal ones. */
final class NumberText {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LARGEST_OF_LETTERS = 16;

    private NumberText() {}

    /** A single digit means what it means in any base; in a longer number none is larger than the base allows. */
    static BigDecimal read(String text, int base) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String fraction = point < 0 ? "" : text.substring(point + 1);
        if (text.length() == 1 && point < 0) {
            return BigDecimal.valueOf(DIGITS.indexOf(text));
        }
        BigInteger digits = BigInteger.ZERO;
        BigInteger radix = BigInteger.valueOf(base);
        for (char c : (whole + fraction).toCharArray()) {
            int digit = Math.min(DIGITS.indexOf(c), base - 1);
            digits = digits.multiply(radix).add(BigInteger.valueOf(digit));
        }
        BigDecimal divisor = new BigDecimal(radix.pow(fraction.length()));
        return Arithmetic.divide(new BigDecimal(digits), divisor, fraction.length());
    }

    static String of(BigDecimal value, int base) {
        if (value.signum() == 0) {
            return "0";
        }
        String sign = value.signum() < 0 ? "-" : "";
        BigDecimal positive = value.abs();
        return sign + (base == 10 ? decimal(positive) : inBase(positive, base));
    }

    private static String decimal(BigDecimal value) {
        String plain = value.toPlainString();
        return plain.startsWith("0.") ? plain.substring(1) : plain;
    }

    private static String inBase(BigDecimal value, int base) {
        BigInteger radix = BigInteger.valueOf(base);
        Deque<Integer> digits = new ArrayDeque<>();
        for (BigInteger rest = value.toBigInteger(); rest.signum() > 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(radix);
            digits.addFirst(parts[1].intValue());
            rest = parts[0];
        }
        StringBuilder text = new StringBuilder();
        digits.forEach(digit -> text.append(group(digit, base, true)));
        if (value.scale() > 0) {
            text.append('.');
            fraction(text, value.subtract(new BigDecimal(value.toBigInteger())), base);
        }
        return text.toString();
    }

    /** As many digits as tell as much as the decimal ones do. */
    private static void fraction(StringBuilder text, BigDecimal value, int base) {
        BigDecimal radix = BigDecimal.valueOf(base);
        BigInteger enough = BigInteger.TEN.pow(value.scale());
        BigDecimal rest = value;
        BigInteger told = BigInteger.ONE;
        boolean first = true;
        while (told.compareTo(enough) < 0) {
            rest = rest.multiply(radix);
            int digit = rest.intValue();
            rest = rest.subtract(BigDecimal.valueOf(digit));
            text.append(group(digit, base, !first));
            told = told.multiply(radix.toBigInteger());
            first = false;
        }
    }

    private static String group(int digit, int base, boolean apart) {
        if (base <= LARGEST_OF_LETTERS) {
            return String.valueOf(DIGITS.charAt(digit));
        }
        int width = Integer.toString(base - 1).length();
        return (apart ? " " : "") + "0".repeat(width - Integer.toString(digit).length()) + digit;
    }
}
