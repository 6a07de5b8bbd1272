package dev.drydock.id;

import java.security.SecureRandom;

/** The seed of an engine that was given none: the one place that asks the machine for chance. */
public final class RandomSeed {
    private RandomSeed() {}

    public static long next() {
        return new SecureRandom().nextLong();
    }
}
