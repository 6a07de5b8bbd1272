package dev.drydock.process.kernel;

import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;

/**
 * The engine's side of a pseudo-terminal. What is written to it is typed; what programs print goes to the sink, after the
 * line discipline. None of its methods blocks.
 */
public interface PseudoTerminal {

    /** The side that programs use. */
    Terminal slave();

    /**
     * Where output goes from now on; until the first call it is held back, and programs block once 64 KiB are held. The
     * sink is called on the thread of the program that prints, or of who types when it is an echo.
     */
    void output(OutputSink sink);

    /**
     * Types bytes.
     *
     * @return how many were taken; fewer than given if the program does not read what was typed before (4,095 bytes are
     *     kept, as in Linux): try the rest when {@link #changes} tells
     */
    int type(byte[] bytes, int offset, int length);

    /** Tells when {@link #type} may take more. */
    dev.drydock.time.WaitQueue changes();

    /** Tells the foreground group (WINCH) if the size is another one. */
    void resize(WindowSize size);

    /**
     * The engine lets go: the session gets HUP, reads are at the end, writes fail with EIO. Idempotent. It happens by
     * itself when the namespace ends.
     */
    void hangUp();
}
