package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** How many digits a result keeps, as POSIX has it for bc; what is beyond is cut off. */
final class Arithmetic {
    private static final int LARGEST_EXPONENT = 999_999_999;

    private Arithmetic() {}

    static BigDecimal cut(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.DOWN);
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right, int scale) {
        int most = Math.max(scale, Math.max(left.scale(), right.scale()));
        return cut(left.multiply(right), Math.min(left.scale() + right.scale(), most));
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right, int scale) {
        if (right.signum() == 0) {
            throw CalculatorException.byZero();
        }
        return left.divide(right, scale, RoundingMode.DOWN);
    }

    /** What a division to {@code scale} digits leaves over. */
    static BigDecimal remainder(BigDecimal left, BigDecimal right, int scale) {
        BigDecimal quotient = divide(left, right, scale);
        int digits = Math.max(scale + right.scale(), left.scale());
        return cut(left.subtract(quotient.multiply(right)), digits);
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent, int scale) {
        int times = Math.min(whole(exponent.abs()), LARGEST_EXPONENT);
        if (times == 0) {
            return BigDecimal.ONE;
        }
        if (base.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (exponent.signum() < 0) {
            BigDecimal divisor = base.pow(times);
            return BigDecimal.ONE.divide(divisor, scale, RoundingMode.DOWN);
        }
        long full = (long) base.scale() * times;
        return cut(base.pow(times), (int) Math.min(full, Math.max(scale, base.scale())));
    }

    static BigDecimal squareRoot(BigDecimal value, int scale) {
        if (value.signum() < 0) {
            throw CalculatorException.negative();
        }
        int digits = Math.max(scale, value.scale());
        BigInteger shifted = value.setScale(2 * digits, RoundingMode.DOWN).unscaledValue();
        return new BigDecimal(shifted.sqrt(), digits);
    }

    /** Without what is behind the point; everything beyond an {@code int} is its largest. */
    static int toInt(BigDecimal value) {
        BigInteger integer = value.toBigInteger();
        return integer.bitLength() > 31 ? Integer.MAX_VALUE : integer.intValue();
    }

    /** A number that has nothing but zeros behind its point. */
    static int whole(BigDecimal value) {
        if (value.stripTrailingZeros().scale() > 0) {
            throw CalculatorException.notWhole();
        }
        return toInt(value);
    }

    static int notNegative(BigDecimal value) {
        if (value.signum() < 0) {
            throw CalculatorException.negative();
        }
        return toInt(value);
    }

    /** How many digits a number has, those before its first other than zero apart; zero has one. */
    static int length(BigDecimal value) {
        return value.signum() == 0 ? 1 : value.precision();
    }

    static MathContext digits(int count) {
        return new MathContext(Math.max(count, 1), RoundingMode.HALF_EVEN);
    }
}
