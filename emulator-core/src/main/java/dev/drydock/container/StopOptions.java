package dev.drydock.container;

import org.jspecify.annotations.Nullable;

/**
 * How to end a container.
 *
 * @param signal sent first; empty for the container's own stop signal
 * @param timeoutSeconds until it is killed; null for the container's own (10 if it has none), less than zero waits for ever
 */
public record StopOptions(String signal, @Nullable Integer timeoutSeconds) {
    public static final StopOptions DEFAULT = new StopOptions("", null);

    public static StopOptions within(int seconds) {
        return new StopOptions("", seconds);
    }
}
