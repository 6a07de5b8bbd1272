package dev.drydock.api.http;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether one socket can be read or written. The thread that serves it may wait for that itself, on a {@link Standby};
 * anybody may block, or leave an action behind, to be told by the {@link Poller}.
 */
final class Readiness {
    private final SocketChannel channel;
    private final Poller poller;
    private @Nullable SelectionKey key;
    private @Nullable Runnable whenReadable;
    private @Nullable Runnable whenWritable;
    private @Nullable Standby standby;
    private @Nullable Thread server;

    Readiness(SocketChannel channel, Poller poller) {
        this.channel = channel;
        this.poller = poller;
    }

    // By the thread that serves the connection

    /** From now on the calling thread may stand by. */
    synchronized void attach(@Nullable Standby given) {
        standby = given;
        server = Thread.currentThread();
    }

    /** Nobody stands by any more. */
    @Nullable
    Standby detach() {
        Standby left;
        synchronized (this) {
            left = standby;
            standby = null;
            server = null;
        }
        if (left != null) {
            left.leave();
        }
        return left;
    }

    private synchronized @Nullable Standby mine() {
        return server == Thread.currentThread() ? standby : null;
    }

    boolean mayStandBy() {
        return mine() != null;
    }

    /** Waits for something to read; false if it did not come in time, or if the calling thread may not stand by. */
    boolean standBy(Duration limit) {
        Standby own = mine();
        return own != null && own.await(channel, SelectionKey.OP_READ, limit);
    }

    // By anybody

    /**
     * Blocks until the socket is ready, or closed.
     *
     * @param limit how long; zero for ever
     * @return false if the time is over
     */
    boolean await(int operation, Duration limit) throws InterruptedException {
        Standby own = mine();
        if (own != null) {
            boolean ready = own.await(channel, operation, limit);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return ready || limit.isZero() || !channel.isOpen();
        }
        CountDownLatch latch = new CountDownLatch(1);
        when(operation, latch::countDown);
        if (limit.isZero()) {
            latch.await();
            return true;
        }
        return latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs an action, once, as soon as something can be read, the end included; in place of one that was given before. It
     * runs on the poller's thread, or on the caller's if the socket is closed, and must not block.
     */
    void whenReadable(Runnable action) {
        when(SelectionKey.OP_READ, action);
    }

    private void when(int operation, Runnable action) {
        try {
            synchronized (this) {
                if (operation == SelectionKey.OP_READ) {
                    whenReadable = action;
                } else {
                    whenWritable = action;
                }
                if (key == null) {
                    key = poller.register(channel, operation, this);
                } else {
                    key.interestOpsOr(operation);
                }
            }
            poller.changed();
        } catch (ClosedChannelException | CancelledKeyException | ClosedSelectorException closed) {
            run(take(operation));
        }
    }

    /** The action for something to read is not wanted any more. */
    synchronized void forgetReader() {
        whenReadable = null;
    }

    /** By the poller: the socket is ready for what somebody wants, or wanted. */
    void polled(SelectionKey ready) {
        int operations;
        synchronized (this) {
            try {
                operations = ready.readyOps();
                ready.interestOpsAnd(~operations);
            } catch (CancelledKeyException closed) {
                operations = SelectionKey.OP_READ | SelectionKey.OP_WRITE;
            }
        }
        run(take(operations & SelectionKey.OP_READ));
        run(take(operations & SelectionKey.OP_WRITE));
    }

    /** The socket was closed: whoever waits finds that out. */
    void closed() {
        boolean watched;
        synchronized (this) {
            // Under the lock: once the standby is given back, the next connection's wait must not end by this.
            if (standby != null && server != Thread.currentThread()) {
                standby.wake();
            }
            watched = key != null;
        }
        if (watched) {
            poller.changed();
        }
        run(take(SelectionKey.OP_READ));
        run(take(SelectionKey.OP_WRITE));
    }

    private synchronized @Nullable Runnable take(int operation) {
        Runnable taken = null;
        if (operation == SelectionKey.OP_READ) {
            taken = whenReadable;
            whenReadable = null;
        } else if (operation == SelectionKey.OP_WRITE) {
            taken = whenWritable;
            whenWritable = null;
        }
        return taken;
    }

    private static void run(@Nullable Runnable action) {
        if (action != null) {
            action.run();
        }
    }
}
