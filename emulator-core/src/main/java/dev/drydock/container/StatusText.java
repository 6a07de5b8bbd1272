package dev.drydock.container;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A container's state in the words of a list (28.5.2: container.State.String). */
final class StatusText {
    private StatusText() {}

    /** @param health null for a container without a health check, or one that was never started */
    static String of(ContainerState state, @Nullable HealthReport health, Instant now) {
        return switch (state.status()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + since(state.startedAt(), now) + (health == null ? "" : " (" + words(health) + ")");
            case PAUSED -> "Up " + since(state.startedAt(), now) + " (Paused)";
            case RESTARTING -> "Restarting (" + state.exitCode() + ") " + since(state.finishedAt(), now) + " ago";
            case REMOVING -> "Removal In Progress";
            case EXITED -> "Exited (" + state.exitCode() + ") " + since(state.finishedAt(), now) + " ago";
            case DEAD -> "Dead";
        };
    }

    private static String words(HealthReport health) {
        return health.status().equals(HealthRules.STARTING) ? "health: starting" : health.status();
    }

    private static String since(@Nullable Instant past, Instant now) {
        return past == null ? "" : DurationText.of(Duration.between(past, now));
    }
}
