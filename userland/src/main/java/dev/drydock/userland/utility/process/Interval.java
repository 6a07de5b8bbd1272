package dev.drydock.userland.utility.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as {@code sleep} and {@code timeout} read it: a decimal number with {@code s}, {@code m}, {@code h} or {@code d}, or
 * {@code infinity}.
 *
 * @param duration the time, rounded up to a nanosecond; meaningless if endless
 */
record Interval(Duration duration, boolean endless) {
    static final Interval ZERO = new Interval(Duration.ZERO, false);

    private static final Pattern NUMBER = Pattern.compile("\\+?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");

    /** Longer than this is for ever: the real ones count in 64 bits, too. */
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100L * 365 * 86400 * 1000);

    /** Empty if it is not one. */
    static Optional<Interval> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        int unit = switch (last) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86400;
            default -> 0;
        };
        String number = unit == 0 ? text : text.substring(0, text.length() - 1);
        String lower = number.toLowerCase(java.util.Locale.ROOT);
        if (lower.equals("inf") || lower.equals("infinity")) {
            return Optional.of(new Interval(Duration.ZERO, true));
        }
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(number).multiply(BigDecimal.valueOf(Math.max(unit, 1)));
        if (seconds.compareTo(MOST_SECONDS) > 0) {
            return Optional.of(new Interval(Duration.ZERO, true));
        }
        BigDecimal nanos = seconds.movePointRight(9).setScale(0, RoundingMode.CEILING);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Optional.of(
                new Interval(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()), false));
    }

    Interval plus(Interval other) {
        return new Interval(duration.plus(other.duration), endless || other.endless);
    }
}
