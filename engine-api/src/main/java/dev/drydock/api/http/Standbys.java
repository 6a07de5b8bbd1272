package dev.drydock.api.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The few threads that may stay with a connection that is silent for a moment. */
final class Standbys implements AutoCloseable {
    private static final int MOST = 8;

    private final Deque<Standby> free = new ArrayDeque<>();
    private int made;
    private boolean closed;

    /** Null if enough threads stand by, or no more can. */
    synchronized @Nullable Standby take() {
        Standby last = free.poll();
        if (last != null || closed || made == MOST) {
            return last;
        }
        try {
            Standby first = new Standby();
            made++;
            return first;
        } catch (IOException noDescriptorLeft) {
            return null;
        }
    }

    synchronized void giveBack(Standby standby) {
        if (closed) {
            standby.close();
        } else {
            free.push(standby);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        free.forEach(Standby::close);
        free.clear();
    }
}
