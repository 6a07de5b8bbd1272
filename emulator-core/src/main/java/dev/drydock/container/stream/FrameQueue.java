package dev.drydock.container.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames that wait for one client. {@value #CAPACITY_BYTES} bytes are held; what was there first does not count. */
final class FrameQueue implements LiveFrames {
    static final int CAPACITY_BYTES = 64 * 1024;

    private final boolean stdout;
    private final boolean stderr;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final OutputHub hub;
    private int heldBytes;
    private boolean finished;
    private boolean closed;
    private @Nullable Runnable whenHeld;

    /** @param first what the client gets before anything that comes */
    FrameQueue(OutputHub hub, boolean stdout, boolean stderr, List<Frame> first) {
        this.hub = hub;
        this.stdout = stdout;
        this.stderr = stderr;
        this.frames.addAll(first);
    }

    /** A terminal's output counts as standard output. */
    boolean wants(Frame.Stream stream) {
        return stream == Frame.Stream.STDERR ? stderr : stdout;
    }

    synchronized int free() {
        return closed ? CAPACITY_BYTES : Math.max(0, CAPACITY_BYTES - heldBytes);
    }

    synchronized void add(Frame frame) {
        if (!closed && !finished) {
            frames.add(frame);
            heldBytes += frame.bytes().length;
            notifyAll();
            Runnable action = whenHeld;
            if (action != null) {
                whenHeld = null;
                action.run();
            }
        }
    }

    @Override
    public synchronized void whenHeld(Runnable action) {
        whenHeld = action;
    }

    /** Nothing comes any more; what is held can still be pulled. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    @Override
    public @Nullable Frame next() throws InterruptedException {
        Frame frame;
        synchronized (this) {
            while (frames.isEmpty() && !finished && !closed) {
                wait();
            }
            frame = take();
        }
        hub.drained();
        return frame;
    }

    @Override
    public @Nullable Frame poll() {
        Frame frame;
        synchronized (this) {
            frame = take();
        }
        hub.drained();
        return frame;
    }

    private @Nullable Frame take() {
        Frame frame = closed ? null : frames.poll();
        if (frame != null) {
            heldBytes = Math.max(0, heldBytes - frame.bytes().length);
        }
        return frame;
    }

    @Override
    public synchronized boolean ended() {
        return closed || (finished && frames.isEmpty());
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            frames.clear();
            notifyAll();
        }
        hub.detach(this);
        hub.drained();
    }
}
