package dev.drydock.filesystem;

import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a program blocks: in a wait of the engine's own, so that the clock knows that it sleeps, signals reach it
 * and a killed program does not come back. Who implements a file that can block (a pipe, a terminal, a socket) waits here
 * and nowhere else.
 */
public interface Blocking {

    /**
     * Blocks the calling thread until the condition holds. Returns at once if it holds already.
     *
     * @param changes is woken whenever the condition may have become true
     * @param ready the condition; evaluated by the calling thread, without locks held; it may take the file's own
     * @param timeout null for ever
     * @return false when the time was over first
     * @throws ErrnoException EINTR when the calling process handled a signal meanwhile
     */
    boolean await(WaitQueue changes, BooleanSupplier ready, @Nullable Duration timeout) throws IOException;
}
