package dev.drydock.process.kernel;

import dev.drydock.filesystem.Blocking;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import java.io.IOException;

/**
 * What a terminal asks of the processes around it. A terminal blocks its readers and writers by {@link #await}; all other
 * methods but {@link #awaitForeground} return at once, and may be called while the terminal's own lock is held.
 */
interface JobControl extends Blocking {

    /** A signal from the terminal itself, such as INT for ^C, to all processes of a group. */
    void signalGroup(int group, Signal signal);

    /**
     * The terminal is gone: the leader of the session that it controls gets HUP and CONT, the foreground group, too, and
     * the session has no controlling terminal any more.
     */
    void hangUp(Terminal terminal);

    /**
     * To be called at the beginning of a read (TTIN) and of a change of the foreground group (TTOU) by the program's own
     * thread, without locks. A process of this terminal's session that is not of the foreground group is sent the signal,
     * and so is stopped unless it has said otherwise; returns when the call may go on. Processes of other sessions, and a
     * thread that is no process's, go on at once.
     *
     * @throws dev.drydock.filesystem.ErrnoException EINTR if the process handled the signal; EIO if it may not read: it
     *     ignores TTIN, or its group is orphaned
     */
    void awaitForeground(Terminal terminal, Signal signal) throws IOException;

    /**
     * Whether the program's own thread that calls this is of this terminal's session, but not of its foreground group: who
     * waits to read looks again when that comes to be so. Without locks.
     */
    boolean isInBackground(Terminal terminal);

    /**
     * Whether a group may become the foreground group of a terminal.
     *
     * @throws dev.drydock.filesystem.ErrnoException ENOTTY if it is not the calling process's controlling terminal, EPERM
     *     if the group has no process in its session
     */
    void requireGroup(Terminal terminal, int group) throws IOException;
}
