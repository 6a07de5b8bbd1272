package dev.drydock.api.stream;

import dev.drydock.container.stream.FrameSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way of a process's output to a client, until its end; of several threads the one goes it that comes first. */
final class OutputCopy {
    private final FrameSource frames;
    private final OutputStream out;
    private final boolean multiplexed;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** @param multiplexed whether the output is sent with headers */
    OutputCopy(FrameSource frames, OutputStream out, boolean multiplexed) {
        this.frames = frames;
        this.out = out;
        this.multiplexed = multiplexed;
    }

    /** On the calling thread, unless another has come first. */
    void copyUnlessBegun() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            copy();
            end.complete(null);
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            // Nobody takes it any more: the process must not wait for room.
            frames.close();
            end.completeExceptionally(failure);
        }
    }

    private void copy() throws IOException, InterruptedException {
        OutputStream gathered = new GatheredOutput(out);
        new FrameOutput(gathered, multiplexed).copy(frames);
        gathered.flush();
    }

    /** Copies, or waits for the thread that does; throws what kept that from the end. */
    void finish() throws IOException, InterruptedException {
        if (begun.compareAndSet(false, true)) {
            copy();
            return;
        }
        try {
            end.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException gone ? gone : new IOException(failed.getCause());
        }
    }
}
