package dev.drydock.fault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is being asked for: when it comes, how often, and in the end what it is. Without more it comes each time.
 *
 * <pre>{@code
 * faults.pulls("nginx").times(2).fail(PullFault.tooManyRequests());
 * }</pre>
 *
 * @param <F> what may be asked for at this place
 */
public final class FaultWish<F extends Fault> {
    private final Setter<F> setter;
    private Settings settings = new Settings(0, Integer.MAX_VALUE, 1, null, null);

    FaultWish(Setter<F> setter) {
        this.setter = setter;
    }

    /** Sets what was asked for. */
    interface Setter<F extends Fault> {
        FaultRule set(Settings settings, F fault);
    }

    /**
     * When a fault comes.
     *
     * @param after how many pass before it
     * @param times how often it comes
     * @param from null if from the beginning
     * @param until null if for ever
     */
    record Settings(
            int after,
            int times,
            double probability,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** The first so many pass. */
    public FaultWish<F> after(int count) {
        requireNotNegative(count);
        settings = new Settings(count, settings.times, settings.probability, settings.from, settings.until);
        return this;
    }

    /** It comes so often; those after that pass. */
    public FaultWish<F> times(int count) {
        requireNotNegative(count);
        settings = new Settings(settings.after, count, settings.probability, settings.from, settings.until);
        return this;
    }

    /** It comes once. */
    public FaultWish<F> once() {
        return times(1);
    }

    /**
     * It comes by chance, which the seed of the engine decides.
     *
     * @param probability from 0 to 1
     */
    public FaultWish<F> withProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1: " + probability);
        }
        settings = new Settings(settings.after, settings.times, probability, settings.from, settings.until);
        return this;
    }

    /** It comes only then, on the engine's clock: from the first instant on, before the second one. */
    public FaultWish<F> between(Instant from, Instant until) {
        settings = new Settings(settings.after, settings.times, settings.probability, from, until);
        return this;
    }

    /** Sets the fault. */
    public FaultRule fail(F fault) {
        return setter.set(settings, fault);
    }

    private static void requireNotNegative(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("nothing comes " + count + " times");
        }
    }
}
