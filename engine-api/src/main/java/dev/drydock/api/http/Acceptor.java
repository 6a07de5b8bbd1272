package dev.drydock.api.http;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Accepts from one address. Whoever accepts a connection serves it, and another takes the place: so a new client waits for
 * one thread to wake up, not for two. Nobody takes the place of one who comes back at once, as from a client that is slow with
 * its request: so a crowd of these makes no crowd of threads.
 */
final class Acceptor {
    /** Those who have served come back to wait, up to this many; the others go. */
    private static final int SPARE = 2;
    /** How long none is accepted when it cannot be, for want of descriptors. */
    private static final long PAUSE_MILLIS = 100;

    private final ServerSocketChannel channel;
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Server server;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Its reading side is held by who accepts. */
    private final ReadWriteLock accepting = new ReentrantReadWriteLock();

    /** Serves connections. */
    interface Server {
        /**
         * Returns when the calling thread is not needed any more; the connection may go on.
         *
         * @param beforeBlocking is run, once, before the thread does anything that can take long
         */
        void serve(SocketChannel connection, Runnable beforeBlocking);
    }

    /** @param channel bound; its end is the end of this */
    Acceptor(ServerSocketChannel channel, Executor workers, ScheduledExecutorService timer, Server server) {
        this.channel = channel;
        this.workers = workers;
        this.timer = timer;
        this.server = server;
    }

    void start() {
        try {
            workers.execute(this::acceptAndServe);
        } catch (RejectedExecutionException closing) {
            // Nobody is to be accepted any more.
        }
    }

    private void acceptAndServe() {
        while (waiting.incrementAndGet() <= SPARE) {
            // What was meant for the connection before must not close the address.
            Thread.interrupted();
            SocketChannel connection = accept();
            boolean last = waiting.decrementAndGet() == 0;
            if (connection == null) {
                if (last && channel.isOpen()) {
                    startLater();
                }
                return;
            }
            server.serve(connection, last ? this::start : () -> {});
        }
        waiting.decrementAndGet();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it, and nobody takes it back
    private void startLater() {
        try {
            timer.schedule(this::start, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            // As above.
        }
    }

    private @Nullable SocketChannel accept() {
        accepting.readLock().lock();
        try {
            return channel.accept();
        } catch (IOException closedOrOutOfDescriptors) {
            return null;
        } finally {
            accepting.readLock().unlock();
        }
    }

    /**
     * Waits until the address of a channel that was closed is free: who accepts there keeps it until it has woken up.
     *
     * @return whether it was closed
     */
    boolean awaitEnd() {
        accepting.writeLock().lock();
        try {
            return !channel.isOpen();
        } finally {
            accepting.writeLock().unlock();
        }
    }
}
