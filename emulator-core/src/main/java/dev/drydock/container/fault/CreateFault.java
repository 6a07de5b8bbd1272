package dev.drydock.container.fault;

import dev.drydock.fault.Fault;
import java.time.Duration;

/** What becomes of a container that is to be created. What is wrong with the request itself is told first. */
public sealed interface CreateFault extends Fault {

    /** The disk of the engine is full: {@code mkdir /var/lib/docker/overlay2/…-init: no space left on device}. */
    static CreateFault diskFull() {
        return new DiskFull();
    }

    /**
     * The storage driver cannot make its files: 500.
     *
     * @param cause what it says of it, which is all that clients are told
     */
    static CreateFault refusedByStorage(String cause) {
        return new RefusedByStorage(cause);
    }

    /**
     * It takes so much longer, on the engine's clock. With time that is moved by hand it must be asked for by another thread than
     * that which moves it: {@code clock.letTimePass}.
     */
    static CreateFault slow(Duration delay) {
        return new Slow(delay);
    }

    /** @see #diskFull */
    record DiskFull() implements CreateFault {
        @Override
        public String words() {
            return "disk full";
        }
    }

    /** @see #refusedByStorage */
    record RefusedByStorage(String cause) implements CreateFault {
        @Override
        public String words() {
            return "refused by the storage: " + cause;
        }
    }

    /** @see #slow */
    record Slow(Duration delay) implements CreateFault {
        @Override
        public String words() {
            return "slow by " + delay;
        }
    }
}
