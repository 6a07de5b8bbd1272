package dev.drydock.container;

import dev.drydock.time.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the restart policy of a container has come.
 *
 * @param count how often it restarted since a client started it
 * @param delay before the last restart, zero if there was none or the container has run well since
 * @param cancelled whether a client's stop or kill ended the policy's say over this run
 * @param pending what will start it, null unless it waits to be restarted
 */
record RestartState(
        int count,
        Duration delay,
        boolean cancelled,
        @Nullable Timer pending) {
    static final RestartState FRESH = new RestartState(0, Duration.ZERO, false, null);

    RestartState cancel() {
        return new RestartState(count, delay, true, pending);
    }

    RestartState waiting(Duration before, Timer timer) {
        return new RestartState(count + 1, before, cancelled, timer);
    }

    RestartState withDelay(Duration changed) {
        return new RestartState(count, changed, cancelled, pending);
    }

    RestartState withTimer(Timer timer) {
        return new RestartState(count, delay, cancelled, timer);
    }

    RestartState withoutTimer() {
        return new RestartState(count, delay, cancelled, null);
    }
}
