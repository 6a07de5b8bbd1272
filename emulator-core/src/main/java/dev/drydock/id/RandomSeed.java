package dev.drydock.id;

import java.util.SplittableRandom;

/**
 * The seed of an engine that was given none: the one place that asks the machine for chance. Nothing secret is made of it, so
 * a fresh JVM need not first load what a secure source takes.
 */
public final class RandomSeed {
    private RandomSeed() {}

    public static long next() {
        return new SplittableRandom().nextLong();
    }
}
