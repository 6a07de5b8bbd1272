package dev.drydock.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine asks whether somebody meets a fault. As long as none is set there it costs the look at an empty list.
 *
 * @param <S> who may meet one
 * @param <F> what may become of it
 */
public final class FaultPoint<S, F extends Fault> {
    private final FaultPlace<S, F> place;
    private final FaultTable table;
    /** Never changed, but replaced, under this. */
    private volatile List<FaultRule.Of<S, F>> rules = List.of();

    private final AtomicLong version = new AtomicLong();

    FaultPoint(FaultPlace<S, F> place, FaultTable table) {
        this.place = place;
        this.table = table;
    }

    /**
     * Asks for a fault.
     *
     * @param whom in words, as those are told who ask which faults were never met
     * @param condition who meets it
     */
    public FaultWish<F> of(String whom, Predicate<? super S> condition) {
        return new FaultWish<>((settings, fault) -> add(settings, whom, condition, fault));
    }

    /**
     * Who comes here meets the first fault that is set for it, if it is its turn.
     *
     * @param subject asked only if there is any fault
     * @return null if it meets none
     */
    public @Nullable F meet(Supplier<? extends S> subject) {
        return meet(subject, false);
    }

    /** As {@link #meet}, for those who come here without end: of each rule only the first time is in the ledger. */
    public @Nullable F meetOften(Supplier<? extends S> subject) {
        return meet(subject, true);
    }

    /** Another one whenever {@link #meet} may answer otherwise than before: as long as faults are set, each time. */
    public long version() {
        return rules.isEmpty() ? version.get() : version.incrementAndGet();
    }

    private @Nullable F meet(Supplier<? extends S> subject, boolean often) {
        List<FaultRule.Of<S, F>> all = rules;
        if (all.isEmpty()) {
            return null;
        }
        S who = subject.get();
        for (FaultRule.Of<S, F> rule : all) {
            if (rule.meets(who)) {
                F fault = rule.fault();
                if (!often || rule.met() == 1) {
                    table.ledger().fired(place.name(), place.subject().apply(who), fault.words());
                }
                return fault;
            }
        }
        return null;
    }

    private synchronized FaultRule add(
            FaultWish.Settings settings, String whom, Predicate<? super S> condition, F fault) {
        FaultRule.Of<S, F> rule =
                new FaultRule.Of<>(table, settings, place.name() + " " + whom, condition, fault, this::remove);
        List<FaultRule.Of<S, F>> more = new ArrayList<>(rules);
        more.add(rule);
        rules = List.copyOf(more);
        version.incrementAndGet();
        table.added(rule);
        return rule;
    }

    private synchronized void remove(FaultRule.Of<S, F> rule) {
        List<FaultRule.Of<S, F>> fewer = new ArrayList<>(rules);
        fewer.remove(rule);
        rules = List.copyOf(fewer);
        version.incrementAndGet();
        table.removed(rule);
    }
}
