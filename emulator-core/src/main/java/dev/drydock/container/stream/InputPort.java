package dev.drydock.container.stream;

import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What clients type, on its way to the process. A client may attach and type before the process runs; its writes then wait
 * for it. Outlives a run, as {@link OutputHub} does.
 */
public final class InputPort {

    /** The process's end: a pipe or a terminal. Its methods do not block. */
    public interface Target {

        /** How many bytes were taken; 0 if it is full; -1 if nobody reads any more. */
        int take(byte[] bytes, int offset, int length);

        /** Woken when {@link #take} may take more. */
        WaitQueue changes();

        /** No more comes: the reader is at the end after what it has. */
        void end();
    }

    private @Nullable Target target;
    private boolean endedEarly;
    private long changeCount;

    /** A process runs and reads. */
    public void connect(Target process) {
        boolean ended;
        synchronized (this) {
            target = process;
            ended = endedEarly;
            endedEarly = false;
            notifyAll();
        }
        if (ended) {
            process.end();
        }
    }

    /** The process is gone; who waits to write hears so. */
    public synchronized void disconnect() {
        target = null;
        endedEarly = false;
        notifyAll();
    }

    /** The end of what is typed; if nothing runs yet, the process that starts next finds it. */
    public void end() {
        Target process;
        synchronized (this) {
            process = target;
            endedEarly = process == null;
        }
        // Not under the monitor: whoever reads meanwhile wakes this port with a lock of its own held.
        if (process != null) {
            process.end();
        }
    }

    /**
     * Waits until all was taken.
     *
     * @throws IOException if nobody reads any more
     */
    public void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        write(bytes, offset, length, () -> false);
    }

    /**
     * Waits until all was taken, or the writer has left.
     *
     * @param left asked again after each {@link #recheck}
     * @throws IOException if nobody reads any more, or the writer has left
     */
    void write(byte[] bytes, int offset, int length, BooleanSupplier left) throws IOException, InterruptedException {
        Target process = awaitTarget(left);
        WaitQueue.Subscription subscription = process.changes().subscribe(this::woken);
        try {
            int done = 0;
            while (done < length) {
                long seen = changesSoFar();
                int count = process.take(bytes, offset + done, length - done);
                if (count < 0) {
                    throw nobodyReads();
                }
                done += count;
                if (count == 0) {
                    awaitChange(process, seen, left);
                }
            }
        } finally {
            subscription.cancel();
        }
    }

    /** Lets those who wait to write look again whether they are wanted. */
    synchronized void recheck() {
        notifyAll();
    }

    private synchronized Target awaitTarget(BooleanSupplier left) throws IOException, InterruptedException {
        while (target == null) {
            requireWriter(left);
            wait();
        }
        return target;
    }

    private synchronized long changesSoFar() {
        return changeCount;
    }

    private synchronized void awaitChange(Target process, long seen, BooleanSupplier left)
            throws IOException, InterruptedException {
        while (changeCount == seen && target == process) {
            requireWriter(left);
            wait();
        }
        if (target != process) {
            throw nobodyReads();
        }
    }

    private synchronized void woken() {
        changeCount++;
        notifyAll();
    }

    private static void requireWriter(BooleanSupplier left) throws IOException {
        if (left.getAsBoolean()) {
            throw new IOException("the client has left");
        }
    }

    private static IOException nobodyReads() {
        return new IOException("nobody reads standard input");
    }
}
