package dev.drydock;

/** At most one restart of an engine at a time, and none of one that is closed. Safe for use by any number of threads. */
final class Restarts {
    private boolean running;
    private boolean closed;

    /** @throws IllegalStateException if the engine is closed, or is being restarted already */
    synchronized void begin() {
        requireOpen();
        if (running) {
            throw new IllegalStateException("this engine is being restarted already");
        }
        running = true;
    }

    /** @throws IllegalStateException if the engine was closed, perhaps meanwhile */
    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this engine is closed");
        }
    }

    synchronized void end() {
        running = false;
    }

    synchronized void close() {
        closed = true;
    }
}
