package dev.drydock.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one lock of an engine. Every rule runs under it, in memory. It is never held while a program runs, a listener is
 * called, a stream is written or a host file is touched: what a rule wants done out there it leaves to {@link
 * #afterwards}, which is done by the same thread, in order, when the lock has been let go; what it needs the result of is
 * done {@link #outside}.
 */
public final class EngineLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Deque<Runnable> left;

    /** Runs a rule under the lock, then what it left for afterwards; inside another rule, leaves that to the outer one. */
    public <T> T hold(Supplier<T> rule) {
        Deque<Runnable> mine = null;
        lock.lock();
        try {
            return rule.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                mine = left;
                left = null;
            }
            lock.unlock();
            doAll(mine);
        }
    }

    /** As {@link #hold}, without a result. */
    public void run(Runnable rule) {
        hold(() -> {
            rule.run();
            return true;
        });
    }

    /** Leaves something to do once the lock is let go, even if the rule then fails. Only under the lock. */
    public void afterwards(Runnable action) {
        requireHeld();
        if (left == null) {
            left = new ArrayDeque<>(2);
        }
        left.add(action);
    }

    /** Something that is done in the middle of a rule, without the lock. */
    @FunctionalInterface
    public interface Outside<T extends @Nullable Object, E extends Exception> {
        T make() throws E;
    }

    /**
     * Lets go of the lock in the middle of a rule, does something that takes its time out there, and takes the lock again.
     * Others rule meanwhile: what the rule knew before it has to ask anew, or to have reserved. What it has left for
     * afterwards stays left until it is over. Only under the lock.
     */
    public <T extends @Nullable Object, E extends Exception> T outside(Outside<T, E> action) throws E {
        requireHeld();
        Deque<Runnable> mine = left;
        left = null;
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            return action.make();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
            left = mine;
        }
    }

    /**
     * Waits, letting go of the lock meanwhile, until something is so: it is asked again after each {@link #announceChange}.
     * What the rule has left for afterwards stays left until it is over. Only under the lock.
     */
    public void awaitUntil(BooleanSupplier isSo) {
        requireHeld();
        while (!isSo.getAsBoolean()) {
            Deque<Runnable> mine = left;
            left = null;
            changed.awaitUninterruptibly();
            left = mine;
        }
    }

    /** Lets those who wait in {@link #awaitUntil} ask again. Only under the lock. */
    public void announceChange() {
        requireHeld();
        changed.signalAll();
    }

    /** For what must only be called under the lock. */
    public void requireHeld() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the engine's lock is not held");
        }
    }

    /** For what must not be called under the lock. */
    public void requireFree() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the engine's lock is held");
        }
    }

    private static void doAll(@Nullable Deque<Runnable> actions) {
        if (actions == null) {
            return;
        }
        RuntimeException first = null;
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException failure) {
                // One that fails must not keep the others from being done.
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
