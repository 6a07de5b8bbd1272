package dev.drydock.container;

import dev.drydock.container.config.Healthcheck;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a probe's result means, and when the next probe is due (28.5.2: daemon/health.go). */
final class HealthRules {
    /** How many probes a report remembers. */
    static final int LOG_ENTRIES = 5;
    /** How much of a probe's output is kept, in bytes. */
    static final int OUTPUT_BYTES = 4096;

    static final String STARTING = "starting";
    static final String HEALTHY = "healthy";
    static final String UNHEALTHY = "unhealthy";

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_INTERVAL = Duration.ofSeconds(5);
    private static final int RETRIES = 3;

    private final Healthcheck check;
    private final Instant started;

    /** @param started when the container's run began */
    HealthRules(Healthcheck check, Instant started) {
        this.check = check;
        this.started = started;
    }

    /** Whether a container with this check is probed at all: {@code NONE} and what is not understood are not. */
    static boolean probes(Healthcheck check) {
        List<String> test = check.test();
        return test != null
                && !test.isEmpty()
                && (test.get(0).equals("CMD") || test.get(0).equals("CMD-SHELL"));
    }

    /** A run begins: what the report remembers of earlier runs stays, its verdict does not. */
    static HealthReport begin(List<HealthReport.Probe> earlier) {
        return new HealthReport(STARTING, 0, earlier);
    }

    Duration timeout() {
        return orDefault(check.timeout(), TIMEOUT);
    }

    /** The time from the end of one probe to the beginning of the next. */
    Duration untilNext(HealthReport report, Instant now) {
        boolean young = now.isBefore(started.plus(check.startPeriod()));
        return young && report.status().equals(STARTING)
                ? orDefault(check.startInterval(), START_INTERVAL)
                : orDefault(check.interval(), INTERVAL);
    }

    /** The report after one more probe. A change of status is an event of the container's. */
    HealthReport after(HealthReport before, HealthReport.Probe probe) {
        List<HealthReport.Probe> log = latest(before.log(), probe);
        if (probe.exitCode() == 0) {
            return new HealthReport(HEALTHY, 0, log);
        }
        boolean forgiven =
                before.status().equals(STARTING) && probe.start().isBefore(started.plus(check.startPeriod()));
        int streak = before.failingStreak() + (forgiven ? 0 : 1);
        boolean over = !forgiven && streak >= (check.retries() <= 0 ? RETRIES : check.retries());
        return new HealthReport(over ? UNHEALTHY : before.status(), streak, log);
    }

    private static List<HealthReport.Probe> latest(List<HealthReport.Probe> earlier, HealthReport.Probe last) {
        int kept = Math.min(earlier.size(), LOG_ENTRIES - 1);
        HealthReport.Probe[] log = new HealthReport.Probe[kept + 1];
        for (int i = 0; i < kept; i++) {
            log[i] = earlier.get(earlier.size() - kept + i);
        }
        log[kept] = last;
        return List.of(log);
    }

    /** What a probe that took too long leaves behind. */
    String exceeded(String output) {
        String words = "Health check exceeded timeout (" + goDuration(timeout()) + ")";
        return output.isEmpty() ? words : words + ": " + output;
    }

    private static Duration orDefault(Duration asked, Duration otherwise) {
        return asked.isZero() ? otherwise : asked;
    }

    /** As Go prints a duration: {@code 1s}, {@code 1m30s}, {@code 1.5s}, {@code 100ms}. */
    private static String goDuration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            String micros = fraction(duration.toNanos(), 1_000);
            return duration.toNanos() >= 1_000_000
                    ? fraction(duration.toNanos(), 1_000_000) + "ms"
                    : duration.toNanos() >= 1_000 ? micros + "µs" : duration.toNanos() + "ns";
        }
        StringBuilder text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        long nanos = duration.minusMinutes(duration.toMinutes()).toNanos();
        return text.append(fraction(nanos, 1_000_000_000)).append('s').toString();
    }

    private static String fraction(long value, long unit) {
        return BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
