package dev.drydock.time;

import java.time.Duration;

/** Delays on a scale of nanoseconds in a long, which ends after 292 years. */
final class Delays {
    /** What lies behind the scale's end is never due. */
    static final Timer NEVER = () -> true;

    private Delays() {}

    /** Not negative; what does not fit is as long as possible. */
    static long nanos(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return delay.toSeconds() >= Long.MAX_VALUE / 1_000_000_000L ? Long.MAX_VALUE : delay.toNanos();
    }
}
