package dev.drydock.process.kernel;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;

/**
 * How far a process lets others go first, as {@code setpriority(2)} of Linux changes it. Nothing here runs sooner or later for it:
 * it is inherited, shown, and guarded.
 */
final class Niceness {
    private Niceness() {}

    /**
     * Sets it, to what is nearest within the bounds.
     *
     * @throws ErrnoException ESRCH; EPERM for a process of another user; EACCES for less than it is, unless the limit lets it
     *     through: who has SYS_NICE may do both
     */
    static void set(Task caller, int pid, int wanted) throws ErrnoException {
        int niceness = Math.max(ContainerProcess.LEAST_NICE, Math.min(ContainerProcess.MOST_NICE, wanted));
        synchronized (caller.namespace) {
            Task target = caller.namespace.table().find(pid);
            if (target == null) {
                throw new ErrnoException(Errno.ESRCH);
            }
            Credentials own = caller.files.credentials();
            boolean may = own.has(Capability.SYS_NICE);
            if (own.uid() != target.files.credentials().uid() && !may) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (niceness < target.niceness && !may && !isWithinLimit(target, niceness)) {
                throw new ErrnoException(Errno.EACCES);
            }
            target.niceness = niceness;
        }
    }

    /** The limit counts from 1 for the nicest to 40. */
    private static boolean isWithinLimit(Task target, int niceness) {
        ResourceLimits.Range limit = target.limits.of(ResourceLimit.NICE);
        return !limit.isExceededBy(ContainerProcess.MOST_NICE + 1L - niceness);
    }
}
