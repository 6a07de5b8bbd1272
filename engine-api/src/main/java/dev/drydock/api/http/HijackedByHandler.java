package dev.drydock.api.http;

import dev.drydock.api.exchange.Client;
import dev.drydock.api.exchange.HijackedConnection;
import dev.drydock.api.exchange.Receiver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection in the hands of a handler. Input is handed over on a worker, but only while there is some. */
final class HijackedByHandler implements HijackedConnection {
    private final ConnectionInput input;
    private final ConnectionOutput output;
    private final Client client;
    private final Executor workers;
    private boolean handingOver;
    private @Nullable Runnable whenEnded;

    HijackedByHandler(ConnectionInput input, ConnectionOutput output, Client client, Executor workers) {
        this.input = input;
        this.output = output;
        this.client = client;
        this.workers = workers;
    }

    @Override
    public void receive(Receiver receiver) {
        workers.execute(() -> handOver(receiver));
    }

    @Override
    public void elsewhere(Runnable task) {
        workers.execute(task);
    }

    private void handOver(Receiver receiver) {
        synchronized (this) {
            if (whenEnded != null) {
                return;
            }
            handingOver = true;
        }
        boolean wantsMore = false;
        try {
            wantsMore = handOverWhatIsThere(receiver);
        } catch (IOException noMoreIsWanted) {
            // What else the client sends is dropped when the connection ends.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            stopped(wantsMore ? receiver : null);
        }
    }

    /** Hands over until there is nothing more for now (true) or for ever (false). */
    private boolean handOverWhatIsThere(Receiver receiver) throws IOException, InterruptedException {
        while (!isEnded()) {
            ByteBuffer buffer = input.buffer();
            if (buffer.hasRemaining()) {
                int start = buffer.arrayOffset() + buffer.position();
                int count = buffer.remaining();
                buffer.position(buffer.limit());
                receiver.received(buffer.array(), start, count);
                continue;
            }
            int filled = input.fill();
            if (filled == 0) {
                return true;
            }
            if (filled < 0) {
                receiver.ended();
                return false;
            }
        }
        return false;
    }

    private synchronized boolean isEnded() {
        return whenEnded != null;
    }

    private void stopped(@Nullable Receiver next) {
        Runnable action;
        synchronized (this) {
            handingOver = false;
            action = whenEnded;
        }
        if (action != null) {
            action.run();
        } else if (next != null) {
            input.whenReadable(() -> workers.execute(() -> handOver(next)));
        }
    }

    /**
     * The handler is done: from now on nothing is handed over.
     *
     * @param action runs once nobody reads the input any more, unless that is so already
     * @return whether it is
     */
    synchronized boolean end(Runnable action) {
        whenEnded = action;
        return !handingOver;
    }

    @Override
    public OutputStream out() {
        return output;
    }

    @Override
    public void whenGone(Runnable action) {
        client.whenGone(action);
    }
}
