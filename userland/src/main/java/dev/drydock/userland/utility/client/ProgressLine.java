package dev.drydock.userland.utility.client;

import java.util.Locale;

/** The line that tells how far a transfer is, at its end, on something 80 columns wide (libbb/progress.c). */
final class ProgressLine {
    private static final long UNSCALED = 100_000;
    private static final int KIBI = 1024;
    private static final String UNITS = "kMGTPE";
    private static final String FULL = "*".repeat(32);

    private ProgressLine() {}

    static String of(String file, long bytes) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String shown = name.length() > 20 ? name.substring(0, 20) : name;
        return String.format(Locale.ROOT, "%-20s 100%% |%s|%6s  0:00:00 ETA", shown, FULL, size(bytes));
    }

    /** Whole bytes up to five digits, then with one digit behind the point while that fits. */
    private static String size(long bytes) {
        if (bytes < UNSCALED) {
            return Long.toString(bytes);
        }
        double scaled = bytes;
        int unit = -1;
        do {
            scaled /= KIBI;
            unit++;
        } while (scaled >= 1000 && unit < UNITS.length() - 1);
        double shown = Math.floor(scaled * 10) / 10;
        String number =
                shown < 100 ? String.format(Locale.ROOT, "%.1f", shown) : Long.toString((long) Math.floor(scaled));
        return number + UNITS.charAt(unit);
    }
}
