package dev.drydock.container.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A client at the streams of one container or exec.
 *
 * <p>What the client's half-close does is the engine's rule (28.5.2: stream.Config.CopyStreams): with standard input that is
 * open once and no terminal, the process's input ends; in every other case the client's output ends, and the process does not
 * notice.
 */
public final class ClientAttachment implements Attachment {
    private final FrameSource frames;
    private final boolean terminal;
    private final InputSink input;
    private final @Nullable InputPort port;
    private volatile boolean left;

    /**
     * @param port where the client's input goes, or null if it has none
     * @param closesInput whether the process's input ends with the client's
     * @param detached called once when the client types the detach keys
     */
    public ClientAttachment(
            FrameSource frames,
            @Nullable InputPort port,
            boolean terminal,
            boolean closesInput,
            DetachKeys keys,
            Runnable detached) {
        this.frames = frames;
        this.terminal = terminal;
        this.port = port;
        if (port == null) {
            this.input = new NoInput();
        } else if (terminal) {
            this.input = new TypedInput(port, keys.filter(), detached);
        } else {
            this.input = new PipedInput(port, closesInput);
        }
    }

    @Override
    public FrameSource frames() {
        return frames;
    }

    @Override
    public InputSink input() {
        return input;
    }

    @Override
    public boolean terminal() {
        return terminal;
    }

    @Override
    public void close() {
        frames.close();
        left = true;
        if (port != null) {
            port.recheck();
        }
    }

    private boolean hasLeft() {
        return left;
    }

    private static final class NoInput implements InputSink {
        @Override
        public void write(byte[] bytes, int offset, int length) {}

        @Override
        public void end() {}
    }

    private final class PipedInput implements InputSink {
        private final InputPort port;
        private final boolean closesInput;
        private boolean ended;

        PipedInput(InputPort port, boolean closesInput) {
            this.port = port;
            this.closesInput = closesInput;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
            port.write(bytes, offset, length, ClientAttachment.this::hasLeft);
        }

        @Override
        public void end() {
            if (ended) {
                return;
            }
            ended = true;
            if (closesInput) {
                port.end();
            } else {
                frames.close();
            }
        }
    }

    private final class TypedInput implements InputSink {
        private final InputPort port;
        private final DetachKeys.Filter filter;
        private final Runnable detached;

        TypedInput(InputPort port, DetachKeys.Filter filter, Runnable detached) {
            this.port = port;
            this.filter = filter;
            this.detached = detached;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
            if (filter.detached()) {
                throw new IOException("the client has detached");
            }
            byte[] typed = filter.pass(bytes, offset, length);
            port.write(typed, 0, typed.length, ClientAttachment.this::hasLeft);
            if (filter.detached()) {
                detached.run();
                frames.close();
            }
        }

        @Override
        public void end() {
            frames.close();
        }
    }
}
