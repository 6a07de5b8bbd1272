package dev.drydock.container;

import dev.drydock.container.config.RestartPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a container that ended is started again, and after what time (28.5.2: restartmanager.ShouldRestart). */
final class RestartRules {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Who ran so long begins anew with short delays. */
    private static final Duration RAN_WELL = Duration.ofSeconds(10);

    private RestartRules() {}

    /**
     * The delay before the next start, null if there is none.
     *
     * @param run what the run was: how long it took counts
     */
    static @Nullable Duration delay(RestartPolicy policy, RestartState state, int exitCode, Run run) {
        if (policy.isNone() || state.cancelled()) {
            return null;
        }
        boolean wanted = policy.isAlways()
                || (policy.isUnlessStopped() && !run.stoppedByHand())
                || (policy.isOnFailure() && exitCode != 0 && isLeft(policy, state));
        return wanted ? next(state.delay(), run.length()) : null;
    }

    /**
     * What the rule asks of the run that ended.
     *
     * @param stoppedByHand whether a client ended it
     */
    record Run(boolean stoppedByHand, Duration length) {}

    private static boolean isLeft(RestartPolicy policy, RestartState state) {
        return policy.maximumRetryCount() == 0 || state.count() < policy.maximumRetryCount();
    }

    private static Duration next(Duration before, Duration ran) {
        if (before.isZero() || ran.compareTo(RAN_WELL) >= 0) {
            return FIRST;
        }
        Duration doubled = before.multipliedBy(2);
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
