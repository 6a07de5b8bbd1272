package dev.drydock.container.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the engine asks whether a container is well. A duration of zero means the engine's own default.
 *
 * @param test null or empty inherits; {@code NONE}; {@code CMD args…}; {@code CMD-SHELL command}
 * @param interval between two probes; default 30 s
 * @param timeout of one probe; default 30 s
 * @param startPeriod in which failures do not count; default 0
 * @param startInterval between two probes in the start period; default 5 s
 * @param retries failures in a row that make it unhealthy; 0 means 3
 */
public record Healthcheck(
        @Nullable List<String> test,
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        Duration startInterval,
        int retries) {

    public Healthcheck {
        test = test == null ? null : List.copyOf(test);
    }

    /** Inherits everything but the test. */
    public static Healthcheck of(String... test) {
        return new Healthcheck(List.of(test), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }
}
