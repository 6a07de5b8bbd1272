package dev.drydock.network.socket;

/**
 * Unix sockets of the machine that the engine believes to run on. A container that one is bound into can connect to it. Given
 * to the engine; its methods do not block, and are called without locks.
 */
public interface HostSockets {

    /** There are none. */
    HostSockets NONE = new HostSockets() {
        @Override
        public boolean exists(String path) {
            return false;
        }

        @Override
        public Attempt connect(String path) {
            return new Attempt.Refused();
        }
    };

    /** @param path absolute */
    boolean exists(String path);

    /** Connects to one; refused where there is none. */
    Attempt connect(String path);

    /** What a fork of the engine sees in its place: none, if nothing else is said. */
    default HostSockets ofFork() {
        return NONE;
    }
}
