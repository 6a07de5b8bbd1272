package dev.drydock.container.stream;

import dev.drydock.process.kernel.InputPipe;
import dev.drydock.time.WaitQueue;

/** A process that reads a pipe. */
final class PipeTarget implements InputPort.Target {
    private final InputPipe pipe;

    PipeTarget(InputPipe pipe) {
        this.pipe = pipe;
    }

    @Override
    public int take(byte[] bytes, int offset, int length) {
        return pipe.write(bytes, offset, length);
    }

    @Override
    public WaitQueue changes() {
        return pipe.changes();
    }

    @Override
    public void end() {
        pipe.close();
    }
}
