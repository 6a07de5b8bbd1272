package dev.drydock.container.stream;

/** Output that comes while it is pulled. */
public interface LiveFrames extends FrameSource {

    /**
     * Runs an action, once, as soon as a frame is held; given before any is. It runs on the thread that writes, with locks
     * held: it hands work over and returns.
     */
    void whenHeld(Runnable action);
}
