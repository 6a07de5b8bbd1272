package dev.drydock.userland.utility.client;

import java.time.Duration;
import java.util.Locale;

/** Sizes, times and speeds as GNU {@code wget} writes them. */
final class WgetRate {
    /** What is faster than the clock can tell took half of its resolution. */
    private static final double LEAST_SECONDS = 0.5e-9;

    private static final int KIBI = 1024;
    private static final String[] SPEEDS = {"B/s", "KB/s", "MB/s", "GB/s", "TB/s"};
    private static final String LETTERS = " KMGT";

    private final double scaled;
    private final int unit;

    private WgetRate(double scaled, int unit) {
        this.scaled = scaled;
        this.unit = unit;
    }

    static WgetRate of(long bytes, Duration time) {
        double rate = bytes / Math.max(seconds(time), LEAST_SECONDS);
        int unit = 0;
        while (rate >= KIBI && unit < SPEEDS.length - 1) {
            rate /= KIBI;
            unit++;
        }
        return new WgetRate(rate, unit);
    }

    /** Such as {@code 33.2 KB/s}. */
    String words() {
        return number() + " " + SPEEDS[unit];
    }

    /** Such as {@code 33.2K}, at least five wide. */
    String column() {
        return String.format(Locale.ROOT, "%4s%c", number(), LETTERS.charAt(unit));
    }

    private String number() {
        return String.format(Locale.ROOT, "%." + (scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2) + "f", scaled);
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** Such as {@code 117K}: with a digit behind the point below ten. */
    static String size(long bytes) {
        if (bytes < KIBI) {
            return Long.toString(bytes);
        }
        double scaled = bytes;
        int unit = 0;
        while (scaled >= KIBI && unit < LETTERS.length() - 1) {
            scaled /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, scaled < 10 ? "%.1f%c" : "%.0f%c", scaled, LETTERS.charAt(unit));
    }

    /** One significant digit below a second, {@code 0} below half a millisecond. */
    static String time(Duration time) {
        double seconds = seconds(time);
        if (seconds >= 9.95) {
            return String.format(Locale.ROOT, "%.0f", seconds);
        }
        if (seconds >= 0.95) {
            return String.format(Locale.ROOT, "%.1f", seconds);
        }
        if (seconds < 0.0005) {
            return "0";
        }
        int digits = seconds >= 0.095 ? 1 : seconds >= 0.0095 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f", seconds);
    }
}
