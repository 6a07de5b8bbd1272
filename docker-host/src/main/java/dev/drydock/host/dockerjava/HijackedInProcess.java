package dev.drydock.host.dockerjava;

import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A connection both ways: what is typed comes from a stream of docker-java's caller, and the end of that is its half's end. */
final class HijackedInProcess implements HijackedConnection, AutoCloseable {
    private static final int MOST_BYTES = 8 * 1024;

    private final OutputStream out;
    private final Client client;
    private final @Nullable InputStream typed;
    private final Executor threads;
    private volatile @Nullable FutureTask<?> handingOver;

    /** @param typed null if nobody ever types, nor says that he does not */
    HijackedInProcess(OutputStream out, Client client, @Nullable InputStream typed, Executor threads) {
        this.out = out;
        this.client = client;
        this.typed = typed;
        this.threads = threads;
    }

    @Override
    public void receive(Receiver receiver) {
        InputStream from = typed;
        if (from != null) {
            FutureTask<?> task = new FutureTask<>(() -> handOver(from, receiver), null);
            handingOver = task;
            client.whenGone(() -> task.cancel(true));
            threads.execute(task);
        }
    }

    private static void handOver(InputStream from, Receiver receiver) {
        byte[] bytes = new byte[MOST_BYTES];
        try {
            for (int count = read(from, bytes); count >= 0; count = read(from, bytes)) {
                receiver.received(bytes, 0, count);
            }
            receiver.ended();
        } catch (IOException noMoreIsWanted) {
            // What else is typed is for nobody.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stream that breaks has ended. */
    private static int read(InputStream from, byte[] bytes) {
        try {
            return from.read(bytes);
        } catch (IOException broken) {
            return -1;
        }
    }

    @Override
    public void elsewhere(Runnable task) {
        threads.execute(task);
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void whenGone(Runnable action) {
        client.whenGone(action);
    }

    /** Nothing is handed over any more. A stream that cannot be interrupted keeps its thread until something is typed. */
    @Override
    public void close() {
        FutureTask<?> task = handingOver;
        if (task != null) {
            task.cancel(true);
        }
    }
}
