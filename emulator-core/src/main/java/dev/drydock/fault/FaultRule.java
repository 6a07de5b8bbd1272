package dev.drydock.fault;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault that is set. */
public abstract sealed class FaultRule {
    private final String whom;
    private final Fault fault;

    private FaultRule(String whom, Fault fault) {
        this.whom = whom;
        this.fault = fault;
    }

    /** How often it was met. */
    public abstract int met();

    /** From now on nobody meets it. Idempotent. */
    public abstract void remove();

    /** Place and subject, and what becomes of it. */
    @Override
    public String toString() {
        return whom + ": " + fault.words();
    }

    /** One with the types of its place. */
    static final class Of<S, F extends Fault> extends FaultRule {
        private final FaultTable table;
        private final FaultWish.Settings settings;
        private final Predicate<? super S> condition;
        private final F fault;
        private final Consumer<Of<S, F>> removal;
        private int came;
        private int met;

        Of(
                FaultTable table,
                FaultWish.Settings settings,
                String whom,
                Predicate<? super S> condition,
                F fault,
                Consumer<Of<S, F>> removal) {
            super(whom, fault);
            this.table = table;
            this.settings = settings;
            this.condition = condition;
            this.fault = fault;
            this.removal = removal;
        }

        F fault() {
            return fault;
        }

        /** Whether somebody meets it, who then has. */
        boolean meets(S subject) {
            if (!condition.test(subject) || !isTime()) {
                return false;
            }
            synchronized (this) {
                came++;
                boolean meets = came > settings.after()
                        && met < settings.times()
                        && (settings.probability() >= 1 || table.draw() < settings.probability());
                met += meets ? 1 : 0;
                return meets;
            }
        }

        private boolean isTime() {
            Instant from = settings.from();
            Instant until = settings.until();
            if (from == null || until == null) {
                return true;
            }
            Instant now = table.clock().now();
            return !now.isBefore(from) && now.isBefore(until);
        }

        @Override
        public synchronized int met() {
            return met;
        }

        @Override
        public void remove() {
            removal.accept(this);
        }
    }
}
