package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;

/** A process whose files in {@code /proc} are looked at, and who owns them. */
record OwnedProcess(ProcessView view, int pid, int uid, int gid) {

    /** @throws ErrnoException ESRCH if it has gone meanwhile */
    ProcessDetails details() throws ErrnoException {
        return view.process(pid).orElseThrow(() -> new ErrnoException(Errno.ESRCH));
    }

    /**
     * What only who could trace it may see: its links and its environment. That is who has all its ids, or SYS_PTRACE, which
     * root of a container has not ({@code ptrace(2)}, {@code PTRACE_MODE_READ_FSCREDS}).
     *
     * @throws ErrnoException EACCES for anybody else, ESRCH if it has gone meanwhile
     */
    ProcessDetails detailsFor(Caller caller) throws ErrnoException {
        ProcessDetails details = details();
        if (caller.pid() == pid || caller.pid() == Caller.nobody().pid()) {
            return details;
        }
        Credentials owner = details.credentials();
        Credentials asking =
                new OwnedProcess(view, caller.pid(), uid, gid).details().credentials();
        boolean same = asking.uid() == owner.uid() && asking.gid() == owner.gid();
        if (!same && !asking.has(Capability.SYS_PTRACE)) {
            throw new ErrnoException(Errno.EACCES);
        }
        return details;
    }
}
