package dev.drydock.container.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames that are there already, then the end. */
public final class HeldFrames implements FrameSource {
    private final Deque<Frame> frames;

    public HeldFrames(List<Frame> frames) {
        this.frames = new ArrayDeque<>(frames);
    }

    @Override
    public @Nullable Frame next() {
        return poll();
    }

    @Override
    public synchronized @Nullable Frame poll() {
        return frames.poll();
    }

    @Override
    public synchronized boolean ended() {
        return frames.isEmpty();
    }

    @Override
    public synchronized void close() {
        frames.clear();
    }
}
