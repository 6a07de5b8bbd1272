package dev.drydock.container;

import java.time.Instant;
import java.util.List;

/**
 * What the health checks found.
 *
 * @param status {@code starting}, {@code healthy}, {@code unhealthy} or {@code none}
 * @param log the last five probes, oldest first
 */
public record HealthReport(String status, int failingStreak, List<Probe> log) {
    public HealthReport {
        log = List.copyOf(log);
    }

    /**
     * One run of the check.
     *
     * @param exitCode -1 if it could not be run or took too long
     * @param output at most 4,096 bytes
     */
    public record Probe(Instant start, Instant end, int exitCode, String output) {}
}
