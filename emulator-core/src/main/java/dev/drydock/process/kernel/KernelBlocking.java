package dev.drydock.process.kernel;

import dev.drydock.filesystem.Blocking;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How the calls of programs block. A thread that runs no program cannot wait here: EAGAIN, as for one that may not block. */
final class KernelBlocking implements Blocking {
    private final ProgramThreads threads;

    KernelBlocking(ProgramThreads threads) {
        this.threads = threads;
    }

    @Override
    public boolean await(@Nullable WaitQueue changes, BooleanSupplier ready, @Nullable Duration timeout)
            throws IOException {
        Execution execution = threads.current();
        if (execution != null) {
            return execution.await(changes == null ? List.of() : List.of(changes), ready, timeout);
        }
        if (ready.getAsBoolean()) {
            return true;
        }
        throw new ErrnoException(Errno.EAGAIN);
    }

    /**
     * Waits until more can be written.
     *
     * @param partly whether a part has been written already
     * @return false if a signal came after that: the call then ends with that part
     * @throws ErrnoException EINTR if it came before
     */
    boolean awaitRoom(WaitQueue changes, BooleanSupplier ready, boolean partly) throws IOException {
        try {
            await(changes, ready, null);
            return true;
        } catch (ErrnoException interrupted) {
            if (partly && interrupted.errno() == Errno.EINTR) {
                return false;
            }
            throw interrupted;
        }
    }

    /** To be called at the beginning of a call that may go on and on: a process that was killed does not come back. */
    void checkpoint() {
        Execution execution = threads.current();
        if (execution != null) {
            execution.checkpoint();
        }
    }

    /** A write that nobody will read: SIGPIPE, and if the process lives on, EPIPE. */
    ErrnoException brokenPipe() {
        Execution execution = threads.current();
        if (execution != null) {
            execution.raise(Signal.PIPE);
        }
        return new ErrnoException(Errno.EPIPE);
    }
}
