package dev.drydock.id;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * A stream of chance that can be copied: the copy goes on with the same numbers, so that a fork of an engine is as
 * predictable as the engine. The generator is SplitMix64 (Steele, Lea and Flood, 2014), whose state is one number. Safe
 * for threads.
 */
public final class IdStream implements RandomGenerator {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final AtomicLong state;

    IdStream(long state) {
        this.state = new AtomicLong(state);
    }

    /** A stream that goes on as this one would. */
    public IdStream copy() {
        return new IdStream(state.get());
    }

    @Override
    public long nextLong() {
        long mixed = state.addAndGet(STEP);
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
