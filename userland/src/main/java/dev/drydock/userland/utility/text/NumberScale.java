package dev.drydock.userland.utility.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the letters behind a number mean to {@code numfmt}: powers of 1000, of 1024, or nothing. */
enum NumberScale {
    NONE(1000),
    AUTO(1000),
    SI(1000),
    IEC(1024),
    IEC_I(1024);

    private static final String LETTERS = "KMGTPEZY";
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+(?:\\.(\\d+))?|-?\\.(\\d+))(.*)", Pattern.DOTALL);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final int WIDEST = 18;

    private final BigDecimal base;

    NumberScale(int base) {
        this.base = BigDecimal.valueOf(base);
    }

    /** @param name as on the command line */
    static NumberScale parse(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /**
     * The number that a text stands for.
     *
     * @throws NumberFormatException with what is wrong, as a template without arguments
     */
    BigDecimal read(String text) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            throw new NumberFormatException("invalid number: " + quoted(text));
        }
        String rest = matcher.group(4);
        BigDecimal number = new BigDecimal(matcher.group(1));
        if (rest.isEmpty()) {
            return number;
        }
        int power = LETTERS.indexOf(rest.charAt(0)) + 1;
        if (power == 0) {
            throw new NumberFormatException("invalid suffix in input: " + quoted(text));
        }
        if (this == NONE) {
            throw new NumberFormatException("rejecting suffix in input: " + quoted(text) + " (consider using --from)");
        }
        boolean binary = rest.startsWith("i", 1);
        if (this == IEC_I && !binary) {
            throw new NumberFormatException("missing 'i' suffix in input: " + quoted(text) + " (e.g Ki/Mi/Gi)");
        }
        int taken = binary && (this == AUTO || this == IEC_I) ? 2 : 1;
        if (rest.length() > taken) {
            throw new NumberFormatException(
                    "invalid suffix in input " + quoted(text) + ": " + quoted(rest.substring(taken)));
        }
        BigDecimal factor = this == AUTO && taken == 2 ? IEC.base : base;
        return number.multiply(factor.pow(power));
    }

    private static String quoted(String text) {
        return "'" + text.replace("%", "%%") + "'";
    }

    /** How many decimals a text has, where they mean anything: without a letter behind them. */
    int decimals(String text) {
        int point = text.indexOf('.');
        return point < 0 || !Character.isDigit(text.charAt(text.length() - 1)) ? 0 : text.length() - point - 1;
    }

    /**
     * The number as people read it.
     *
     * @param decimals how many are shown where nothing is scaled
     * @throws NumberFormatException if it has too many digits to be shown
     */
    String write(BigDecimal value, Rounding rounding, int decimals) {
        if (this == NONE) {
            BigDecimal shown = value.setScale(decimals, rounding.mode());
            if (shown.precision() - shown.scale() > WIDEST) {
                throw new NumberFormatException("value too large to be printed: '"
                        + String.format(Locale.ROOT, "%.0e", value) + "' (consider using --to)");
            }
            return shown.toPlainString();
        }
        BigDecimal number = value;
        int power = 0;
        while (number.abs().compareTo(base) >= 0) {
            number = number.divide(base, MathContext.DECIMAL128);
            power++;
        }
        number = number.setScale(number.abs().compareTo(TEN) < 0 ? 1 : 0, rounding.mode());
        if (number.abs().compareTo(base) >= 0) {
            number = number.divide(base, MathContext.DECIMAL128);
            power++;
        }
        boolean tenths = number.signum() != 0 && number.abs().compareTo(TEN) < 0 && power > 0;
        String digits = number.setScale(tenths ? 1 : 0, RoundingMode.HALF_EVEN).toPlainString();
        String letter = power == 0 ? "" : LETTERS.substring(power - 1, power);
        return digits + letter + (this == IEC_I && power > 0 ? "i" : "");
    }
}
