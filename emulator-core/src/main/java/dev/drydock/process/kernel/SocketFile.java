package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileStatus;
import dev.drydock.network.socket.SocketOwner;

/** A socket of a process, or of several that inherited it. */
abstract class SocketFile extends KernelFile {
    final ContainerKernel kernel;
    private final long number;

    SocketFile(ContainerKernel kernel) {
        super(1);
        this.kernel = kernel;
        this.number = kernel.nextPipeNumber();
    }

    /** Of the socket, if a process of that user has made it. */
    final SocketOwner owner(int uid) {
        return new SocketOwner(uid, number);
    }

    @Override
    public final FileStatus status() {
        return kernel.socketStatus(number);
    }

    @Override
    public final boolean openForWriting() {
        return true;
    }

    @Override
    public final boolean openForReading() {
        return true;
    }

    @Override
    public final String description() {
        return ContainerKernel.socketName(number);
    }
}
