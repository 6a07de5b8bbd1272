package dev.drydock.container;

import java.util.Locale;
import java.util.Optional;

/** The seven states of a container, by the names that the engine gives them. */
public enum ContainerStatus {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    /** As in {@code State.Status}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether {@code State.Running} is true: also of a paused container, and of one that waits to be restarted. */
    public boolean isRunning() {
        return this == RUNNING || this == PAUSED || this == RESTARTING;
    }

    static Optional<ContainerStatus> parse(String word) {
        for (ContainerStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
