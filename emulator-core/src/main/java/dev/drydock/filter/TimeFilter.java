package dev.drydock.filter;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points in time as filters have them ({@code until}, 28.5.2): a duration back from now in the form of Go, a date with or
 * without time and zone, or seconds since 1970 with a fraction. Without a zone, UTC is meant.
 */
public final class TimeFilter {
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private TimeFilter() {}

    /**
     * Reads a value.
     *
     * @throws dev.drydock.error.EngineException unclassified, in the engine's words
     */
    public static Instant parse(String value, Instant now) {
        Duration back = value.equals("0") ? null : GoDuration.parse(value);
        if (back != null) {
            return Instant.ofEpochSecond(now.minus(back).getEpochSecond());
        }
        try {
            return DateText.parse(layout(value), value);
        } catch (DateText.UnreadableException notADate) {
            if (value.indexOf('-') >= 0) {
                throw FilterErrors.unreadableTime(notADate.words());
            }
        }
        Instant seconds = seconds(value);
        if (seconds == null) {
            throw FilterErrors.neitherTimeNorDuration(value);
        }
        return seconds;
    }

    /** The engine guesses the layout from the characters that the value has. */
    private static String layout(String value) {
        boolean inUtc = !value.matches("(?s).*[zZ+].*") && count(value, '-') != 3;
        String zone = inUtc ? "" : "Z07:00";
        if (value.indexOf('.') >= 0) {
            return inUtc ? "2006-01-02T15:04:05.999999999" : "2006-01-02T15:04:05.999999999Z07:00";
        }
        if (value.indexOf('T') < 0) {
            return "2006-01-02" + zone;
        }
        int colons = count(value, ':');
        if (!inUtc && !value.matches("(?s).*[zZ].*") && colons > 0) {
            colons--;
        }
        return switch (colons) {
            case 0 -> "2006-01-02T15" + zone;
            case 1 -> "2006-01-02T15:04" + zone;
            default -> "2006-01-02T15:04:05" + zone;
        };
    }

    private static int count(String value, char character) {
        return (int) value.chars().filter(each -> each == character).count();
    }

    private static @Nullable Instant seconds(String value) {
        int dot = value.indexOf('.');
        String whole = dot < 0 ? value : value.substring(0, dot);
        String fraction = dot < 0 ? "0" : value.substring(dot + 1);
        if (!isNumber(whole) || !isNumber(fraction)) {
            return null;
        }
        double nanos = Long.parseLong(fraction) * (dot < 0 ? 1 : Math.pow(10, 9 - fraction.length()));
        long bounded =
                Math.max(Instant.MIN.getEpochSecond(), Math.min(Instant.MAX.getEpochSecond(), Long.parseLong(whole)));
        return Instant.ofEpochSecond(bounded).plusNanos((long) nanos);
    }

    private static boolean isNumber(String text) {
        return text.matches("[+-]?[0-9]{1,30}") && new BigInteger(text).abs().compareTo(LONGEST) <= 0;
    }
}
