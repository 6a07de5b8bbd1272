package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What {@code bc -l} knows beyond arithmetic, by series, with more digits than are asked for. */
final class Functions {
    private static final int SPARE = 12;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final int digits;

    private Functions(int digits) {
        this.digits = digits;
    }

    static BigDecimal exponential(BigDecimal x, int scale) {
        int before = Math.max(0, (int) (x.doubleValue() * 0.4343)) + 1;
        return Arithmetic.cut(new Functions(scale + before + SPARE).exponential(x), scale);
    }

    static BigDecimal logarithm(BigDecimal x, int scale) {
        if (x.signum() <= 0) {
            // The library's own answer where there is none.
            return Arithmetic.cut(BigDecimal.ONE.subtract(BigDecimal.TEN.pow(Math.max(scale, 0))), scale);
        }
        return Arithmetic.cut(new Functions(scale + SPARE).logarithm(x), scale);
    }

    static BigDecimal sine(BigDecimal x, int scale) {
        return Arithmetic.cut(new Functions(scale + SPARE).sine(x), scale);
    }

    static BigDecimal cosine(BigDecimal x, int scale) {
        Functions functions = new Functions(scale + SPARE);
        return Arithmetic.cut(functions.sine(x.add(functions.pi().multiply(HALF))), scale);
    }

    static BigDecimal arcTangent(BigDecimal x, int scale) {
        return Arithmetic.cut(new Functions(scale + SPARE).arcTangent(x), scale);
    }

    /** Bessel's function of the first kind, of a whole order. */
    static BigDecimal bessel(BigDecimal order, BigDecimal x, int scale) {
        int n = Arithmetic.toInt(order);
        int magnitude = (int) Math.min(x.abs().doubleValue(), 1e6);
        BigDecimal value = new Functions(scale + SPARE + magnitude).bessel(Math.abs(n), x);
        return Arithmetic.cut(n < 0 && n % 2 != 0 ? value.negate() : value, scale);
    }

    private BigDecimal round(BigDecimal value) {
        return value.setScale(digits, RoundingMode.HALF_EVEN);
    }

    private boolean counts(BigDecimal term) {
        return term.setScale(digits, RoundingMode.DOWN).signum() != 0;
    }

    private MathContext precise(BigDecimal value) {
        return Arithmetic.digits(digits + Math.max(0, value.precision() - value.scale()) + 2);
    }

    /** Halved until it is small; then the series; then squared as often. */
    private BigDecimal exponential(BigDecimal x) {
        int halvings = 0;
        BigDecimal small = x.abs();
        while (small.compareTo(HALF) > 0) {
            small = small.multiply(HALF);
            halvings++;
        }
        Functions finer = new Functions(digits + halvings + 4);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; finer.counts(term); i++) {
            term = finer.round(
                    term.multiply(small).divide(BigDecimal.valueOf(i), finer.digits, RoundingMode.HALF_EVEN));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = finer.round(sum.multiply(sum));
        }
        return x.signum() < 0 ? BigDecimal.ONE.divide(sum, digits, RoundingMode.HALF_EVEN) : sum;
    }

    /** Roots until it is near one; then twice the area tangent's series; then doubled as often. */
    private BigDecimal logarithm(BigDecimal x) {
        int roots = 0;
        BigDecimal near = x;
        Functions finer = new Functions(digits + 20);
        BigDecimal upper = new BigDecimal("1.25");
        BigDecimal lower = new BigDecimal("0.8");
        while (near.compareTo(upper) > 0 || near.compareTo(lower) < 0) {
            near = near.sqrt(Arithmetic.digits(digits + 20 + near.precision()));
            roots++;
        }
        BigDecimal ratio =
                near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), finer.digits, RoundingMode.HALF_EVEN);
        BigDecimal square = finer.round(ratio.multiply(ratio));
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; finer.counts(power); i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), finer.digits, RoundingMode.HALF_EVEN));
            power = finer.round(power.multiply(square));
        }
        return sum.multiply(TWO.pow(roots + 1));
    }

    private BigDecimal pi() {
        return new Functions(digits + 4).arcTangent(BigDecimal.ONE).multiply(BigDecimal.valueOf(4));
    }

    private BigDecimal sine(BigDecimal x) {
        int before = Math.max(0, x.precision() - x.scale());
        Functions finer = new Functions(digits + before + 4);
        BigDecimal turn = finer.pi().multiply(TWO);
        BigDecimal angle = finer.round(x.remainder(turn));
        BigDecimal square = finer.round(angle.multiply(angle)).negate();
        BigDecimal term = angle;
        BigDecimal sum = angle;
        for (int i = 2; finer.counts(term); i += 2) {
            BigDecimal divisor = BigDecimal.valueOf((long) i * (i + 1));
            term = finer.round(term.multiply(square)).divide(divisor, finer.digits, RoundingMode.HALF_EVEN);
            sum = sum.add(term);
        }
        return sum;
    }

    /** Halved by its own rule until it is small; then the series; then doubled as often. */
    private BigDecimal arcTangent(BigDecimal x) {
        Functions finer = new Functions(digits + 10);
        BigDecimal limit = new BigDecimal("0.1");
        BigDecimal small = x.abs();
        int halvings = 0;
        while (small.compareTo(limit) > 0) {
            BigDecimal inner = small.multiply(small).add(BigDecimal.ONE);
            BigDecimal root = inner.sqrt(finer.precise(inner));
            small = small.divide(root.add(BigDecimal.ONE), finer.digits, RoundingMode.HALF_EVEN);
            halvings++;
        }
        BigDecimal square = finer.round(small.multiply(small)).negate();
        BigDecimal power = small;
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 1; finer.counts(power); i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), finer.digits, RoundingMode.HALF_EVEN));
            power = finer.round(power.multiply(square));
        }
        BigDecimal whole = sum.multiply(TWO.pow(halvings));
        return x.signum() < 0 ? whole.negate() : whole;
    }

    private BigDecimal bessel(int order, BigDecimal x) {
        BigDecimal half = x.multiply(HALF);
        BigDecimal term = BigDecimal.ONE;
        for (int i = 1; i <= order; i++) {
            term = term.multiply(half).divide(BigDecimal.valueOf(i), digits, RoundingMode.HALF_EVEN);
        }
        BigDecimal square = round(half.multiply(half)).negate();
        BigDecimal sum = term;
        for (int i = 1; counts(term); i++) {
            BigDecimal divisor = BigDecimal.valueOf((long) i * (i + order));
            term = round(term.multiply(square)).divide(divisor, digits, RoundingMode.HALF_EVEN);
            sum = sum.add(term);
        }
        return sum;
    }
}
