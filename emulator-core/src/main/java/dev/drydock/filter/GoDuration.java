package dev.drydock.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in the form of Go's {@code time.ParseDuration}: {@code 1h30m}, {@code -1.5s}. */
public final class GoDuration {
    private static final Pattern WHOLE =
            Pattern.compile("[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9]*\\.?[0-9]*)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "μs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int LENGTH_LIMIT = 100;

    private GoDuration() {}

    /** Null if the text is none. */
    public static @Nullable Duration parse(String text) {
        if (text.length() > LENGTH_LIMIT || !WHOLE.matcher(text).matches()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(parts.group(2), 0L));
            sum = sum.add(
                    new BigDecimal("0" + parts.group(1).replaceAll("^\\.", "0.").replaceAll("\\.$", ""))
                            .multiply(unit));
        }
        if (sum.compareTo(LONGEST) > 0) {
            return null;
        }
        return Duration.ofNanos(text.startsWith("-") ? -sum.longValue() : sum.longValue());
    }
}
