package dev.drydock.userland.utility.bytes;

import dev.drydock.userland.utility.number.Conversion;
import dev.drydock.userland.utility.number.LongDouble;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A number with a floating point, as it lies in memory.
 *
 * @param special {@code nan}, {@code inf}, each with its sign, or a zero; empty if it is another number
 * @param value exactly
 * @param size 4, 8 or 16 bytes, of which the last are ten that count on x86
 */
record FloatingNumber(String special, BigDecimal value, int size) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** Of sixteen bytes: the least that is as exact as the others, and how far apart those below it are. */
    private static final BigDecimal LEAST_NORMAL = BigDecimal.ONE.divide(TWO.pow(16382));

    private static final BigDecimal SUBNORMAL_STEP = BigDecimal.ONE.divide(TWO.pow(16445));
    private static final int EXPONENT_MASK = 0x7fff;
    private static final int BIAS = 16383 + 63;

    static FloatingNumber of(byte[] bytes, int at, int size, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at, size).slice().order(order);
        return switch (size) {
            case 4 -> {
                float number = buffer.getFloat(0);
                yield of(number, Float.floatToRawIntBits(number) < 0, size);
            }
            case 8 -> {
                double number = buffer.getDouble(0);
                yield of(number, Double.doubleToRawLongBits(number) < 0, size);
            }
            default -> extended(buffer, order == ByteOrder.BIG_ENDIAN);
        };
    }

    private static FloatingNumber of(double number, boolean negative, int size) {
        String sign = negative ? "-" : "";
        if (Double.isNaN(number)) {
            return new FloatingNumber(sign + "nan", BigDecimal.ZERO, size);
        }
        if (Double.isInfinite(number)) {
            return new FloatingNumber(sign + "inf", BigDecimal.ZERO, size);
        }
        return new FloatingNumber(number == 0 ? sign + "0" : "", new BigDecimal(number), size);
    }

    /** Sixteen bits of sign and exponent, and a mantissa that shows its first bit; without it, it is no number. */
    private static FloatingNumber extended(ByteBuffer buffer, boolean reversed) {
        int head = buffer.getShort(reversed ? 6 : 8);
        long mantissa = buffer.getLong(reversed ? 8 : 0);
        int exponent = head & EXPONENT_MASK;
        String sign = head < 0 ? "-" : "";
        boolean infinite = exponent == EXPONENT_MASK && mantissa == Long.MIN_VALUE;
        if (exponent != 0 && !infinite && (mantissa >= 0 || exponent == EXPONENT_MASK)) {
            return new FloatingNumber(sign + "nan", BigDecimal.ZERO, 16);
        }
        if (infinite || mantissa == 0) {
            return new FloatingNumber(sign + (infinite ? "inf" : "0"), BigDecimal.ZERO, 16);
        }
        BigDecimal magnitude = new BigDecimal(new BigInteger(Long.toUnsignedString(mantissa)));
        int power = Math.max(exponent, 1) - BIAS;
        BigDecimal value = power >= 0 ? magnitude.multiply(TWO.pow(power)) : magnitude.divide(TWO.pow(-power));
        return new FloatingNumber("", head < 0 ? value.negate() : value, 16);
    }

    /** With as few digits as tell it from its neighbours, but no fewer than the type surely has (gnulib's ftoastr). */
    String shortest() {
        if (!special.isEmpty()) {
            return special;
        }
        int digits = isSubnormal() ? 1 : leastDigits();
        while (digits < mostDigits() && !isSame(value.round(new MathContext(digits)))) {
            digits++;
        }
        return new Conversion("", 0, digits, 'g').format(value);
    }

    /** In C's {@code %e}. */
    String scientific(int places) {
        return !special.isEmpty() && !special.endsWith("0")
                ? special
                : new Conversion("", 0, places, 'e').format(special.equals("-0") ? -0.0 : value.doubleValue());
    }

    private int leastDigits() {
        return size == 4 ? 6 : size == 8 ? 15 : 18;
    }

    private int mostDigits() {
        return size == 4 ? 9 : size == 8 ? 17 : 21;
    }

    private boolean isSubnormal() {
        BigDecimal magnitude = value.abs();
        return switch (size) {
            case 4 -> magnitude.compareTo(new BigDecimal(Float.MIN_NORMAL)) < 0;
            case 8 -> magnitude.compareTo(new BigDecimal(Double.MIN_NORMAL)) < 0;
            default -> magnitude.compareTo(LEAST_NORMAL) < 0;
        };
    }

    private boolean isSame(BigDecimal decimal) {
        return switch (size) {
            case 4 -> decimal.floatValue() == value.floatValue();
            case 8 -> decimal.doubleValue() == value.doubleValue();
            default ->
                isSubnormal()
                        ? decimal.subtract(value).abs().multiply(TWO).compareTo(SUBNORMAL_STEP) < 0
                        : LongDouble.nearest(decimal).compareTo(value) == 0;
        };
    }
}
