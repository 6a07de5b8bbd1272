package dev.drydock.userland.utility.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with a mantissa of 64 bits, as GNU tools compute on x86: {@code printf %.1f 2.55} is 2.5 for their sake. */
public final class LongDouble {
    private static final int BITS = 64;
    private static final MathContext EXACT_ENOUGH = new MathContext(2000, RoundingMode.HALF_EVEN);

    private LongDouble() {}

    /** The number nearest to a decimal one, exactly. */
    public static BigDecimal nearest(BigDecimal value) {
        if (value.signum() == 0) {
            return value;
        }
        int power = power(value.abs());
        BigDecimal mantissa = new BigDecimal(mantissa(value.abs(), power));
        BigDecimal result = power >= 0
                ? mantissa.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(power)))
                : mantissa.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-power)));
        return value.signum() < 0 ? result.negate() : result;
    }

    /** As {@code %a} shows it: the first digit holds four bits. */
    public static String hexadecimal(BigDecimal value) {
        int power = power(value.abs());
        String digits = mantissa(value.abs(), power).toString(16).replaceAll("0+$", "");
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        int exponent = power + BITS - 4;
        String sign = value.signum() < 0 ? "-" : "";
        return sign + "0x" + digits.charAt(0) + fraction + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** The exponent of two that gives the mantissa 64 bits. */
    private static int power(BigDecimal magnitude) {
        int power = (int) Math.floor((magnitude.precision() - magnitude.scale()) / Math.log10(2)) - BITS;
        while (mantissa(magnitude, power).bitLength() > BITS) {
            power++;
        }
        while (mantissa(magnitude, power).bitLength() < BITS) {
            power--;
        }
        return power;
    }

    private static BigInteger mantissa(BigDecimal magnitude, int power) {
        BigDecimal scaled = power >= 0
                ? magnitude.divide(new BigDecimal(BigInteger.ONE.shiftLeft(power)), EXACT_ENOUGH)
                : magnitude.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(-power)));
        return scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }
}
