package dev.drydock.fault;

import dev.drydock.ledger.Ledger;
import dev.drydock.time.EngineClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The faults of one engine, by their places. Safe for use by any number of threads. */
public final class FaultTable {
    private final EngineClock clock;
    private final RandomGenerator chance;
    private final Ledger ledger;
    /** By the names of their places: the hash code of a record takes the first engine of a JVM longer than all the rest here. */
    private final Map<String, FaultPoint<?, ?>> points = new HashMap<>();

    private final List<FaultRule> rules = new ArrayList<>();

    /**
     * A table without faults.
     *
     * @param chance of faults that come with a probability
     * @param ledger is told of each fault that is met
     */
    public FaultTable(EngineClock clock, RandomGenerator chance, Ledger ledger) {
        this.clock = clock;
        this.chance = chance;
        this.ledger = ledger;
    }

    /** What a place asks; the same for each call. */
    @SuppressWarnings("unchecked") // Each place has a name of its own, the key of the only point that is made for it.
    public <S, F extends Fault> FaultPoint<S, F> at(FaultPlace<S, F> place) {
        synchronized (points) {
            return (FaultPoint<S, F>) points.computeIfAbsent(place.name(), key -> new FaultPoint<>(place, this));
        }
    }

    /** All that are set, in that order. */
    public List<FaultRule> rules() {
        synchronized (points) {
            return List.copyOf(rules);
        }
    }

    void added(FaultRule rule) {
        synchronized (points) {
            rules.add(rule);
        }
    }

    void removed(FaultRule rule) {
        synchronized (points) {
            rules.remove(rule);
        }
    }

    EngineClock clock() {
        return clock;
    }

    Ledger ledger() {
        return ledger;
    }

    /** From zero, to less than one. */
    double draw() {
        return chance.nextDouble();
    }
}
