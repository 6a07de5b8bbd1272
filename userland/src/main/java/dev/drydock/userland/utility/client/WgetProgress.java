package dev.drydock.userland.utility.client;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** How far GNU {@code wget} is: a row of dots for every 50 kB, or whatever else the style says. */
final class WgetProgress {
    private static final int KIBI = 1024;

    private final Style style;
    private final long total;
    private final Consumer<String> log;
    private long rows;
    private int dots;
    private long rest;
    private Duration lastRow = Duration.ZERO;

    /**
     * What a dot stands for, and how they are set.
     *
     * @param dot in bytes
     */
    record Style(int dot, int cluster, int line) {
        static final Style DEFAULT = new Style(KIBI, 10, 50);
        static final Style BINARY = new Style(8 * KIBI, 16, 48);
        static final Style MEGA = new Style(64 * KIBI, 8, 48);
        static final Style GIGA = new Style(KIBI * KIBI, 8, 32);

        private long row() {
            return (long) dot * line;
        }
    }

    /** @param total 0 if it is not known */
    WgetProgress(Style style, long total, Consumer<String> log) {
        this.style = style;
        this.total = total;
        this.log = log;
    }

    void begin() {
        log.accept(head());
    }

    private String head() {
        return String.format(Locale.ROOT, "\n%6dK", rows * style.row() / KIBI);
    }

    void took(int bytes, Duration time) {
        rest += bytes;
        StringBuilder text = new StringBuilder();
        while (rest >= style.dot()) {
            if (dots == style.line()) {
                text.append(figures(style.row(), 0, time)).append(eta(time));
                dots = 0;
                rows++;
                text.append(head());
            }
            text.append(dots % style.cluster() == 0 ? " ." : ".");
            dots++;
            rest -= style.dot();
        }
        log.accept(text.toString());
    }

    /** A row is closed when the next begins, so the last one is never empty. */
    void end(Duration time) {
        StringBuilder text = new StringBuilder();
        for (int i = dots; i < style.line(); i++) {
            text.append(i % style.cluster() == 0 ? "  " : " ");
        }
        text.append(figures((long) dots * style.dot() + rest, rest, time))
                .append('=')
                .append(WgetRate.time(time))
                .append("s\n\n");
        log.accept(text.toString());
    }

    private String figures(long bytesOfRow, long afterDots, Duration time) {
        long shown = rows * style.row() + (long) dots * style.dot() + afterDots;
        String percent = total > 0 ? String.format(Locale.ROOT, "%3d%%", (int) (100.0 * shown / total)) : "";
        String rate = WgetRate.of(bytesOfRow, time.minus(lastRow)).column();
        lastRow = time;
        return percent + " " + rate;
    }

    private String eta(Duration time) {
        if (total <= 0) {
            return "";
        }
        long shown = (rows + 1) * style.row();
        long seconds = Math.round(WgetRate.seconds(time) * (total - shown) / shown);
        return " " + (seconds < 100 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s");
    }
}
