package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.time.WaitQueue;
import java.io.IOException;

/** The writing end of a pipe that the engine reads. */
final class SinkFile extends KernelFile {
    private final OutputSink sink;
    private final ContainerKernel kernel;
    private final long number;

    SinkFile(OutputSink sink, ContainerKernel kernel) {
        super(1);
        this.sink = sink;
        this.kernel = kernel;
        this.number = kernel.nextPipeNumber();
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        kernel.blocking().checkpoint();
        requireWriting();
        int written = 0;
        while (written < length) {
            int count = sink.take(bytes, offset + written, length - written);
            if (count < 0) {
                throw kernel.blocking().brokenPipe();
            }
            written += count;
            if (count == 0 && !kernel.blocking().awaitRoom(sink.changes(), sink::ready, written > 0)) {
                return written;
            }
        }
        return written;
    }

    @Override
    public FileStatus status() {
        return kernel.pipeStatus(number);
    }

    @Override
    public boolean readable() {
        return false;
    }

    @Override
    public boolean writable() {
        return sink.ready();
    }

    @Override
    public WaitQueue changes() {
        return sink.changes();
    }

    @Override
    public boolean openForWriting() {
        return true;
    }

    @Override
    public boolean openForReading() {
        return false;
    }

    @Override
    public String description() {
        return ContainerKernel.pipeName(number);
    }

    @Override
    void released() {
        sink.closed();
    }
}
