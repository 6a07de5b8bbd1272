package dev.drydock.container.fault;

import dev.drydock.fault.Fault;
import java.time.Duration;

/** What becomes of a start. */
public sealed interface StartFault extends Fault {

    /**
     * The runtime cannot make the container; its exit code is 128, or 126 or 127 if the words say so, as the engine reads them.
     *
     * @param cause what runc says of it, after {@code error during container init: }
     */
    static StartFault refusedByRuntime(String cause) {
        return new RefusedByRuntime(cause);
    }

    /** Another machine on its network has its address. */
    static StartFault addressTaken() {
        return new AddressTaken();
    }

    /**
     * It takes so much longer, on the engine's clock. With time that is moved by hand the start must be asked for by another
     * thread than that which moves it: {@code clock.letTimePass}. A start by the restart policy, which nobody waits for, takes no longer.
     */
    static StartFault slow(Duration delay) {
        return new Slow(delay);
    }

    /** @see #refusedByRuntime */
    record RefusedByRuntime(String cause) implements StartFault {
        @Override
        public String words() {
            return "refused by the runtime: " + cause;
        }
    }

    /** @see #addressTaken */
    record AddressTaken() implements StartFault {
        @Override
        public String words() {
            return "address taken";
        }
    }

    /** @see #slow */
    record Slow(Duration delay) implements StartFault {
        @Override
        public String words() {
            return "slow by " + delay;
        }
    }
}
