package dev.drydock.network.socket;

import java.util.random.RandomGenerator;

/** Chance that several threads share. */
final class SharedChance implements RandomGenerator {
    private final RandomGenerator source;

    SharedChance(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public synchronized long nextLong() {
        return source.nextLong();
    }
}
