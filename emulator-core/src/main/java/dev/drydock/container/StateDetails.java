package dev.drydock.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a container as inspect shows it.
 *
 * @param status {@code created running paused restarting removing exited dead}
 * @param pid of its first process on the host, 0 if none runs
 * @param startedAt null if it never was (the engine writes year 1)
 * @param finishedAt null if it never did
 * @param health null without a health check
 */
public record StateDetails(
        String status,
        boolean running,
        boolean paused,
        boolean restarting,
        boolean outOfMemoryKilled,
        boolean dead,
        int pid,
        int exitCode,
        String error,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable HealthReport health) {}
