package dev.drydock.container;

import java.time.Duration;

/** A duration as the engine tells it in lists: in one unit, roughly ({@code 5 minutes}, {@code About an hour}). */
final class DurationText {
    private DurationText() {}

    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        long minutes = duration.toMinutes();
        // Hours alone are rounded to the nearest.
        long hours = duration.plusMinutes(30).toHours();
        if (seconds < 1) {
            return "Less than a second";
        } else if (seconds == 1) {
            return "1 second";
        } else if (seconds < 60) {
            return seconds + " seconds";
        } else if (minutes == 1) {
            return "About a minute";
        } else if (minutes < 60) {
            return minutes + " minutes";
        } else if (hours == 1) {
            return "About an hour";
        } else if (hours < 48) {
            return hours + " hours";
        }
        return ofDays(hours / 24, duration.toHours() / 24);
    }

    private static String ofDays(long days, long wholeDays) {
        if (days < 14) {
            return days + " days";
        } else if (days < 60) {
            return days / 7 + " weeks";
        } else if (days < 730) {
            return days / 30 + " months";
        }
        return wholeDays / 365 + " years";
    }
}
