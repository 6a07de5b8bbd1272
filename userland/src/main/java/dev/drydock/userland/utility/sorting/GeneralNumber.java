package dev.drydock.userland.utility.sorting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code strtold} reads at the beginning of a text, in the order of {@code sort -g}: what is no number comes first, then
 * what is not a number by name, and then the numbers, with the infinite ones at both ends.
 *
 * @param rank of these kinds
 */
record GeneralNumber(int rank, BigDecimal value) implements Comparable<GeneralNumber> {
    private static final Pattern DECIMAL = Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,6})?)");
    private static final Pattern HEXADECIMAL = Pattern.compile(
            "\\s*([-+]?)0[xX](?:([0-9a-fA-F]+)\\.?([0-9a-fA-F]*)|()\\.([0-9a-fA-F]+))(?:[pP]([-+]?\\d{1,4}))?");
    private static final Pattern NAMED = Pattern.compile("\\s*([-+]?)(inf|nan)", Pattern.CASE_INSENSITIVE);
    private static final int NONE = 0;
    private static final int NOT_A_NUMBER = 1;
    private static final int LEAST = 2;
    private static final int FINITE = 3;
    private static final int GREATEST = 4;

    static GeneralNumber of(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.lookingAt()) {
            boolean nan = named.group(2).toLowerCase(Locale.ROOT).equals("nan");
            boolean negative = named.group(1).equals("-");
            return nan
                    ? new GeneralNumber(NOT_A_NUMBER, negative ? BigDecimal.ONE : BigDecimal.ZERO)
                    : new GeneralNumber(negative ? LEAST : GREATEST, BigDecimal.ZERO);
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(text);
        if (hexadecimal.lookingAt()) {
            return new GeneralNumber(FINITE, value(hexadecimal));
        }
        Matcher decimal = DECIMAL.matcher(text);
        return decimal.lookingAt()
                ? new GeneralNumber(FINITE, new BigDecimal(decimal.group(1)))
                : new GeneralNumber(NONE, BigDecimal.ZERO);
    }

    private static BigDecimal value(Matcher number) {
        boolean whole = number.group(2) != null;
        String fraction = whole ? number.group(3) : number.group(5);
        String digits = (whole ? number.group(2) : "") + fraction;
        int power = (number.group(6) == null ? 0 : Integer.parseInt(number.group(6))) - 4 * fraction.length();
        BigDecimal two = BigDecimal.valueOf(2).pow(Math.abs(power));
        BigDecimal mantissa = new BigDecimal(new BigInteger(number.group(1) + digits, 16));
        return power < 0 ? mantissa.divide(two) : mantissa.multiply(two);
    }

    @Override
    public int compareTo(GeneralNumber other) {
        return rank != other.rank ? Integer.compare(rank, other.rank) : value.compareTo(other.value);
    }
}
