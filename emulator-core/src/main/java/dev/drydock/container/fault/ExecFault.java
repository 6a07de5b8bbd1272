package dev.drydock.container.fault;

import dev.drydock.fault.Fault;

/** What becomes of an exec. */
public sealed interface ExecFault extends Fault {

    /**
     * The runtime cannot start it; its exit code is 128, or 126 or 127 if the words say so, as the engine reads them.
     *
     * @param cause what runc says of it, after {@code unable to start container process: }
     */
    static ExecFault refusedByRuntime(String cause) {
        return new RefusedByRuntime(cause);
    }

    /**
     * It is killed as soon as it stands, and its exit code is that.
     *
     * @param code 0 to 255
     */
    static ExecFault exits(int code) {
        if (code < 0 || code > 255) {
            throw new IllegalArgumentException(code + " is no exit code");
        }
        return new Exits(code);
    }

    /** @see #refusedByRuntime */
    record RefusedByRuntime(String cause) implements ExecFault {
        @Override
        public String words() {
            return "refused by the runtime: " + cause;
        }
    }

    /** @see #exits */
    record Exits(int code) implements ExecFault {
        @Override
        public String words() {
            return "exits with " + code;
        }
    }
}
