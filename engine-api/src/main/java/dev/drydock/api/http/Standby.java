package dev.drydock.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets a thread wait for one socket itself. Being woken by a thread that polls costs several times what a small request
 * does.
 */
final class Standby {
    private final Selector selector;
    private @Nullable SelectionKey key;

    Standby() throws IOException {
        selector = Selector.open();
    }

    /**
     * Waits for a socket, the same one until {@link #leave}.
     *
     * @param limit how long; zero for ever
     * @return false if the time is over, the thread is interrupted or {@link #wake} was called
     */
    boolean await(SocketChannel channel, int operation, Duration limit) {
        try {
            if (key == null) {
                key = channel.register(selector, operation);
            } else if (key.interestOps() != operation) {
                key.interestOps(operation);
            }
            return selector.select(ready -> {}, limit.toMillis()) > 0;
        } catch (ClosedChannelException | CancelledKeyException closed) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** By any thread: ends a wait, the current one or else the next. */
    void wake() {
        selector.wakeup();
    }

    /** The socket is left to others. */
    void leave() {
        if (key == null) {
            return;
        }
        key.cancel();
        key = null;
        try {
            selector.selectNow();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void close() {
        try {
            selector.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
