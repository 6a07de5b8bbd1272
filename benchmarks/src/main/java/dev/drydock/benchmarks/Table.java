package dev.drydock.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** What was measured, a line each, as it comes. */
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void head(String title) {
        out.printf(Locale.ROOT, "%n%-48s %12s %12s %9s%n", title, "real", "Drydock", "ratio");
    }

    /** Medians of both, and how many times Drydock is as fast. */
    void pair(String name, long realNanos, long drydockNanos) {
        out.printf(
                Locale.ROOT,
                "%-48s %9.3f ms %9.3f ms %8.1fx%n",
                name,
                realNanos / 1e6,
                drydockNanos / 1e6,
                (double) realNanos / drydockNanos);
    }

    /** What is not measured of the real engine. */
    void alone(String name, String value) {
        out.printf(Locale.ROOT, "%-48s %12s %12s%n", name, "-", value);
    }

    void alone(String name, long nanos) {
        alone(name, String.format(Locale.ROOT, "%.3f ms", nanos / 1e6));
    }
}
