package dev.drydock.api.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as Go writes them: {@code time.RFC3339Nano} in UTC, without zeros at the end of the fraction. */
public final class GoTime {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter NINE_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

    private GoTime() {}

    /** @param time null for Go's zero time, year 1 */
    public static String format(@Nullable Instant time) {
        if (time == null) {
            return "0001-01-01T00:00:00Z";
        }
        OffsetDateTime utc = OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
        String seconds = SECONDS.format(utc);
        if (utc.getNano() == 0) {
            return seconds + "Z";
        }
        String fraction = String.format(Locale.ROOT, "%09d", utc.getNano());
        int end = fraction.length();
        while (fraction.charAt(end - 1) == '0') {
            end--;
        }
        return seconds + "." + fraction.substring(0, end) + "Z";
    }

    /** With nine digits of fraction, as before the lines of a log. */
    public static String formatFixed(Instant time) {
        return NINE_DIGITS.format(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }
}
