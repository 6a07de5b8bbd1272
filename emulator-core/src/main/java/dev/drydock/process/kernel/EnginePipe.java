package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.time.WaitQueue;
import org.jspecify.annotations.Nullable;

/** A pipe whose writing end is the engine's. */
final class EnginePipe implements InputPipe {
    private final PipeBuffer buffer = new PipeBuffer();
    private final ContainerKernel kernel;
    private final long number;
    private @Nullable PipeEnd readEnd;
    private boolean closed;

    EnginePipe(ContainerKernel kernel) {
        this.kernel = kernel;
        this.number = kernel.nextPipeNumber();
        buffer.addEnds(false, true);
    }

    @Override
    public synchronized OpenFile readEnd() {
        PipeEnd made = readEnd;
        if (made != null && made.references() > 0) {
            return made.retain();
        }
        made = kernel.pipeEnd(buffer, number, false);
        readEnd = made;
        return made;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) {
        if (buffer.readersSoFar() > 0 && !buffer.hasReaders()) {
            return -1;
        }
        int count = buffer.write(bytes, offset, length, 0);
        if (count > 0) {
            buffer.changes().wakeAll();
        }
        return count;
    }

    @Override
    public WaitQueue changes() {
        return buffer.changes();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        buffer.removeEnds(false, true);
        buffer.changes().wakeAll();
    }
}
