package example.deploy;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a program waits; a test lets time pass instead. */
@FunctionalInterface
public interface Pause {

    /** Returns when so much time has passed. */
    void of(Duration time);

    /** On the clock of the machine. */
    static Pause real() {
        return time -> {
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        };
    }
}
