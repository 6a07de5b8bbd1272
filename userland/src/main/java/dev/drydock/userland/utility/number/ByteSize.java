package dev.drydock.userland.utility.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Sizes as tools write and read them: {@code 1.5K}, {@code 64k}, {@code 2MB}. */
public final class ByteSize {
    private static final String LETTERS = "KMGTPEZY";

    private ByteSize() {}

    /**
     * A size as {@code -h} shows it in GNU tools: rounded up, at most one digit after the point and that only below 10.
     *
     * @param base 1024 or 1000 ({@code --si}, which writes a small k)
     */
    public static String human(long bytes, int base) {
        return human(BigDecimal.valueOf(bytes), base);
    }

    static String human(BigDecimal bytes, int base) {
        BigDecimal value = bytes;
        BigDecimal step = BigDecimal.valueOf(base);
        int power = 0;
        while (value.compareTo(step) >= 0 && power < LETTERS.length()) {
            value = value.divide(step, 20, RoundingMode.HALF_EVEN);
            power++;
        }
        if (power == 0) {
            return value.setScale(0, RoundingMode.CEILING).toPlainString();
        }
        String number = shortNumber(value);
        if (number.equals(Integer.toString(base)) && power < LETTERS.length()) {
            number = "1.0";
            power++;
        }
        return number + letter(power, base);
    }

    private static String shortNumber(BigDecimal value) {
        if (value.compareTo(BigDecimal.TEN) < 0) {
            BigDecimal tenths = value.setScale(1, RoundingMode.CEILING);
            if (tenths.compareTo(BigDecimal.TEN) < 0) {
                return tenths.toPlainString();
            }
        }
        return value.setScale(0, RoundingMode.CEILING).toPlainString();
    }

    private static String letter(int power, int base) {
        return base == 1000 && power == 1 ? "k" : LETTERS.substring(power - 1, power);
    }

    /**
     * A size as {@code -h} shows it in BusyBox: rounded to nearest, one digit after the point.
     *
     * @param bytes zero or more
     */
    public static String humanBusyBox(long bytes) {
        if (bytes < 1024) {
            return Long.toString(bytes);
        }
        long value = bytes;
        int power = 0;
        int fraction = 0;
        while (value >= 1024 && power < LETTERS.length()) {
            fraction = (int) (((value % 1024) * 10 + 512) / 1024);
            value /= 1024;
            power++;
        }
        if (fraction >= 10) {
            value++;
            fraction = 0;
        }
        return value + "." + fraction + LETTERS.charAt(power - 1);
    }

    /**
     * Reads a number with one of the suffixes {@code b} (512), {@code kB} {@code K} {@code KiB} {@code MB} {@code M} … as
     * GNU tools do; empty if it is not one. Numbers above 2^63-1 give that.
     */
    public static Optional<Long> parse(String text) {
        return parse(text, true);
    }

    /** @param blocks whether {@code b} means 512 bytes */
    public static Optional<Long> parse(String text, boolean blocks) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Optional<BigInteger> unit = unit(text.substring(digits), blocks);
        if (unit.isEmpty() || (digits == 0 && (text.isEmpty() || unit.get().equals(BigInteger.ONE)))) {
            return Optional.empty();
        }
        BigInteger count = digits == 0 ? BigInteger.ONE : new BigInteger(text.substring(0, digits));
        return Optional.of(count.multiply(unit.get())
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact());
    }

    private static Optional<BigInteger> unit(String suffix, boolean blocks) {
        if (suffix.isEmpty()) {
            return Optional.of(BigInteger.ONE);
        }
        if (suffix.equals("b") && blocks) {
            return Optional.of(BigInteger.valueOf(512));
        }
        char first = suffix.charAt(0) == 'k' || suffix.charAt(0) == 'm'
                ? Character.toUpperCase(suffix.charAt(0))
                : suffix.charAt(0);
        int power = LETTERS.indexOf(first) + 1;
        String rest = suffix.substring(1);
        if (power == 0 || !(rest.isEmpty() || rest.equals("iB") || rest.equals("B") || rest.equals("D"))) {
            return Optional.empty();
        }
        int base = rest.equals("B") || rest.equals("D") ? 1000 : 1024;
        return Optional.of(BigInteger.valueOf(base).pow(power));
    }
}
