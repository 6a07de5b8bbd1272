package dev.drydock.network;

import java.time.Duration;

/**
 * How well packets get from one who is on a network to another.
 *
 * @param latency how long each packet takes, one way; not negative
 * @param loss which part of the packets is lost, from 0 to 1; streams send what was lost again
 */
public record LinkConditions(Duration latency, double loss) {
    /** At once, and all of them. */
    public static final LinkConditions PERFECT = new LinkConditions(Duration.ZERO, 0);

    public LinkConditions {
        if (latency.isNegative() || !(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("no such conditions: " + latency + ", " + loss);
        }
    }

    /** Those of a way that goes on under other ones. */
    LinkConditions then(LinkConditions next) {
        return new LinkConditions(latency.plus(next.latency), 1 - (1 - loss) * (1 - next.loss));
    }

    /** Whether nothing can be noticed of them. */
    public boolean isPerfect() {
        return latency.isZero() && loss == 0;
    }
}
