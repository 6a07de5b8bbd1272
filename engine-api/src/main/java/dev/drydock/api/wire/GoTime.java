package dev.drydock.api.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as Go writes them: {@code time.RFC3339Nano} in UTC, without zeros at the end of the fraction. */
public final class GoTime {
    private static final int FRACTION_DIGITS = 9;

    private GoTime() {}

    /** @param time null for Go's zero time, year 1 */
    public static String format(@Nullable Instant time) {
        if (time == null) {
            return "0001-01-01T00:00:00Z";
        }
        StringBuilder text = new StringBuilder(30);
        int nanos = seconds(text, time);
        if (nanos != 0) {
            text.append('.');
            digits(text, nanos, FRACTION_DIGITS);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append('Z').toString();
    }

    /** With nine digits of fraction, as before the lines of a log. */
    public static String formatFixed(Instant time) {
        StringBuilder text = new StringBuilder(30);
        int nanos = seconds(text, time);
        text.append('.');
        digits(text, nanos, FRACTION_DIGITS);
        return text.append('Z').toString();
    }

    /** @return the nanoseconds that are left to be written */
    private static int seconds(StringBuilder text, Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        digits(text, utc.getYear(), 4);
        text.append('-');
        digits(text, utc.getMonthValue(), 2);
        text.append('-');
        digits(text, utc.getDayOfMonth(), 2);
        text.append('T');
        digits(text, utc.getHour(), 2);
        text.append(':');
        digits(text, utc.getMinute(), 2);
        text.append(':');
        digits(text, utc.getSecond(), 2);
        return utc.getNano();
    }

    private static void digits(StringBuilder text, int number, int count) {
        String digits = Integer.toString(number);
        for (int missing = count - digits.length(); missing > 0; missing--) {
            text.append('0');
        }
        text.append(digits);
    }
}
