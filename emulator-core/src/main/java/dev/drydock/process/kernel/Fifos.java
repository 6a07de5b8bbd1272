package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.filesystem.PipeBuffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The FIFOs of a container that are open (fifo(7)). */
final class Fifos {
    private final KernelBlocking blocking;
    private final Map<Place, PipeBuffer> open = new HashMap<>(4);

    private record Place(long device, long inode) {}

    Fifos(KernelBlocking blocking) {
        this.blocking = blocking;
    }

    /** Blocks for the other end, unless that was opened already or the flags say otherwise. */
    OpenFile open(FileStatus fifo, Set<OpenFlag> flags, String path) throws IOException {
        boolean writes = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.APPEND);
        boolean reads = flags.contains(OpenFlag.READ) || !writes;
        boolean nonBlocking = flags.contains(OpenFlag.NON_BLOCKING);
        Place place = new Place(fifo.device(), fifo.inode());
        PipeBuffer buffer;
        PipeEnd end;
        int others;
        synchronized (this) {
            PipeBuffer known = open.get(place);
            if (writes && !reads && nonBlocking && (known == null || !known.hasReaders())) {
                throw new ErrnoException(Errno.ENXIO, path);
            }
            buffer = known == null ? new PipeBuffer() : known;
            open.put(place, buffer);
            others = reads ? buffer.writersSoFar() : buffer.readersSoFar();
            PipeEnd.Opened opened = new PipeEnd.Opened(reads, writes, nonBlocking, path, () -> fifo);
            end = new PipeEnd(buffer, blocking, opened, () -> forgetIfUnused(place, buffer));
        }
        buffer.changes().wakeAll();
        if (nonBlocking || (reads && writes)) {
            return end;
        }
        BooleanSupplier met = reads
                ? () -> buffer.hasWriters() || buffer.writersSoFar() != others
                : () -> buffer.hasReaders() || buffer.readersSoFar() != others;
        boolean opened = false;
        try {
            blocking.await(buffer.changes(), met, null);
            opened = true;
            return end;
        } finally {
            if (!opened) {
                end.close();
            }
        }
    }

    private synchronized void forgetIfUnused(Place place, PipeBuffer buffer) {
        if (buffer.isUnused() && open.get(place) == buffer) {
            open.remove(place);
        }
    }
}
