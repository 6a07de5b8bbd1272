package dev.drydock.process.procfs;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;

/** A process whose files in {@code /proc} are looked at, and who owns them. */
record OwnedProcess(ProcessView view, int pid, int uid, int gid) {

    /** @throws ErrnoException ESRCH if it has gone meanwhile */
    ProcessDetails details() throws ErrnoException {
        return view.process(pid).orElseThrow(() -> new ErrnoException(Errno.ESRCH));
    }
}
