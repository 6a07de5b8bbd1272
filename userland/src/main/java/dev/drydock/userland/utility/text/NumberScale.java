package dev.drydock.userland.utility.text;

import dev.drydock.userland.utility.number.LongDouble;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the letters behind a number mean to {@code numfmt}: powers of 1000, of 1024, or nothing. Numbers are long doubles, and so
 * rounded after each step (coreutils 9.1: simple_strtod_human, double_to_human).
 */
enum NumberScale {
    NONE(1000),
    AUTO(1000),
    SI(1000),
    IEC(1024),
    IEC_I(1024);

    private static final String LETTERS = "KMGTPEZY";
    private static final Pattern NUMBER = Pattern.compile("(-?)(\\d*)(?:(\\.)(\\d*))?(.*)", Pattern.DOTALL);
    private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final int MOST_DIGITS = 27;

    private final BigDecimal base;

    NumberScale(int base) {
        this.base = BigDecimal.valueOf(base);
    }

    /** @param name as on the command line */
    static NumberScale parse(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /**
     * A number as it was read.
     *
     * @param decimals how many it had, where no letter followed
     */
    record Reading(BigDecimal value, int decimals) {}

    /**
     * The number that a text stands for.
     *
     * @throws UnreadableNumber with what is wrong
     */
    Reading read(String text) throws UnreadableNumber {
        Matcher matcher = NUMBER.matcher(text);
        boolean digits = matcher.matches() && !matcher.group(2).isEmpty();
        boolean point = matcher.group(3) != null;
        String decimals = point ? matcher.group(4) : "";
        if ((!digits && !point)
                || (point && decimals.isEmpty() && !matcher.group(5).startsWith("."))) {
            throw new UnreadableNumber("invalid number: %l", text);
        }
        if (significant(matcher.group(2)) > MOST_DIGITS || significant(decimals) > MOST_DIGITS) {
            throw new UnreadableNumber("value too large to be converted: %l", text);
        }
        BigDecimal number = LongDouble.nearest(new BigDecimal((digits ? matcher.group(2) : "0")));
        if (!decimals.isEmpty()) {
            BigDecimal fraction = LongDouble.nearest(
                    LongDouble.nearest(new BigDecimal(decimals)).divide(BigDecimal.TEN.pow(decimals.length()), EXACT));
            number = LongDouble.nearest(number.add(fraction));
        }
        number = matcher.group(1).isEmpty() ? number : number.negate();
        String rest = matcher.group(5);
        if (rest.isEmpty() && this == IEC_I) {
            throw new UnreadableNumber("missing 'i' suffix in input: %l (e.g Ki/Mi/Gi)", text);
        }
        return rest.isEmpty() ? new Reading(number, decimals.length()) : scaled(text, number, rest);
    }

    private static int significant(String digits) {
        return digits.replaceFirst("^0+", "").length();
    }

    private Reading scaled(String text, BigDecimal number, String rest) throws UnreadableNumber {
        String letters = rest.replaceFirst("^[ \t]+", "");
        int power = letters.isEmpty() ? 0 : LETTERS.indexOf(letters.charAt(0)) + 1;
        if (power == 0) {
            throw new UnreadableNumber("invalid suffix in input: %l", text);
        }
        if (this == NONE) {
            throw new UnreadableNumber("rejecting suffix in input: %l (consider using --from)", text);
        }
        boolean binary = letters.startsWith("i", 1);
        if (this == IEC_I && !binary) {
            throw new UnreadableNumber("missing 'i' suffix in input: %l (e.g Ki/Mi/Gi)", text);
        }
        int taken = binary && (this == AUTO || this == IEC_I) ? 2 : 1;
        if (letters.length() > taken) {
            throw new UnreadableNumber("invalid suffix in input %l: %l", text, letters.substring(taken));
        }
        BigDecimal factor = this == AUTO && taken == 2 ? IEC.base : base;
        return new Reading(LongDouble.nearest(number.multiply(factor.pow(power))), 0);
    }

    /** How often a number can be divided by ten, or by the base, until it is below that. */
    static int tens(BigDecimal value) {
        int power = 0;
        for (BigDecimal number = value.abs(); number.compareTo(BigDecimal.TEN) >= 0; power++) {
            number = LongDouble.nearest(number.divide(BigDecimal.TEN, EXACT));
        }
        return power;
    }

    /**
     * The number as people read it.
     *
     * @param precision how many decimals were asked for; negative for as many as are usual
     * @param decimals how many are shown where nothing is scaled and none were asked for
     * @param zeros the width up to which zeros are put in front
     */
    String write(BigDecimal value, Rounding rounding, int precision, int decimals, int zeros) {
        if (this == NONE) {
            int places = precision < 0 ? decimals : precision;
            return padded(rounded(value, places, rounding), places, zeros);
        }
        BigDecimal number = value;
        int power = 0;
        while (number.abs().compareTo(base) >= 0) {
            number = LongDouble.nearest(number.divide(base, EXACT));
            power++;
        }
        boolean below = number.abs().compareTo(BigDecimal.TEN) < 0;
        number = rounded(number, precision >= 0 ? Math.min(power * 3, precision) : below ? 1 : 0, rounding);
        if (number.abs().compareTo(base) >= 0) {
            number = LongDouble.nearest(number.divide(base, EXACT));
            power++;
        }
        boolean tenths = number.signum() != 0 && number.abs().compareTo(BigDecimal.TEN) < 0 && power > 0;
        String digits = padded(number, precision >= 0 ? precision : tenths ? 1 : 0, zeros);
        String letter = power == 0 ? "" : LETTERS.substring(power - 1, power);
        return digits + letter + (this == IEC_I && power > 0 ? "i" : "");
    }

    private static BigDecimal rounded(BigDecimal value, int places, Rounding rounding) {
        BigDecimal factor = BigDecimal.TEN.pow(places);
        BigDecimal scaled = LongDouble.nearest(value.multiply(factor));
        return LongDouble.nearest(scaled.setScale(0, rounding.mode()).divide(factor, EXACT));
    }

    private static String padded(BigDecimal value, int places, int zeros) {
        String digits = value.setScale(places, RoundingMode.HALF_EVEN).abs().toPlainString();
        String sign = value.signum() < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, zeros - sign.length() - digits.length())) + digits;
    }
}
