package dev.drydock.ledger;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In which call's course things happen: whatever is noted meanwhile has that call as its cause. What a call brings about
 * later, such as the {@code stop} event when a process has obeyed, happens on the thread of a timer or of a process, or on
 * its own if the process was quicker: whoever notes it says whose it is, so that no two threads race for it.
 */
public final class Course {
    private final ThreadLocal<@Nullable Long> current;
    private final @Nullable Long call;

    /** @param call its number; null if it is nobody's */
    Course(ThreadLocal<@Nullable Long> current, @Nullable Long call) {
        this.current = current;
        this.call = call;
    }

    /** Does it in this course. */
    public <T> T hold(Supplier<T> deed) {
        Long outer = enter();
        try {
            return deed.get();
        } finally {
            leave(outer);
        }
    }

    /** As {@link #hold}, without a result. */
    public void run(Runnable deed) {
        hold(() -> {
            deed.run();
            return true;
        });
    }

    /** @return the call whose course is left for it, to be given back to {@link #leave}; null if none */
    @Nullable
    Long enter() {
        Long outer = current.get();
        current.set(call);
        return outer;
    }

    /** Nobody's is a course like any other: to give up the thread's place and take it again would cost more. */
    void leave(@Nullable Long outer) {
        current.set(outer);
    }
}
