package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Process groups and sessions (setpgid(2), setsid(2), credentials(7)). All under the namespace's lock. */
final class Groups {
    private Groups() {}

    /** @throws ErrnoException ESRCH, EPERM, EINVAL */
    static void set(Task caller, int pid, int group) throws ErrnoException {
        if (group < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Task moved = pid == 0 ? caller : caller.namespace.table().find(pid);
        if (moved == null || (moved != caller && moved.parent != caller)) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (moved.session == moved.pid || moved.session != caller.session) {
            throw new ErrnoException(Errno.EPERM);
        }
        int wanted = group == 0 ? moved.pid : group;
        if (wanted != moved.pid && !exists(caller.namespace, wanted, moved.session)) {
            throw new ErrnoException(Errno.EPERM);
        }
        moved.group = wanted;
    }

    /** @throws ErrnoException EPERM for the leader of a group */
    static void startSession(Task caller) throws ErrnoException {
        if (caller.group == caller.pid || exists(caller.namespace, caller.pid, caller.session)) {
            throw new ErrnoException(Errno.EPERM);
        }
        caller.session = caller.pid;
        caller.group = caller.pid;
        caller.terminal = null;
    }

    /** Whether a session has a process in a group. */
    static boolean exists(Namespace namespace, int group, int session) {
        for (Task each : namespace.table().snapshot()) {
            if (each.group == group && each.session == session) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody in its session, but outside it, could bring the group to life again: no stop key stops it then. */
    static boolean isOrphaned(Namespace namespace, int group) {
        return isOrphanedWithout(namespace, group, null);
    }

    /** @param leaving a member that is not counted any more */
    private static boolean isOrphanedWithout(Namespace namespace, int group, @Nullable Task leaving) {
        for (Task each : namespace.table().snapshot()) {
            Task parent = each.parent;
            if (each.group == group
                    && each != leaving
                    && each.isAlive()
                    && parent != null
                    && parent.group != group
                    && parent.session == each.session) {
                return false;
            }
        }
        return true;
    }

    /**
     * What POSIX has happen when the end of a process leaves a group with stopped members orphaned: they get HUP and CONT.
     *
     * @param children that it had; they have their new parent already
     */
    static void orphaned(Task leaving, List<Task> children) {
        Task parent = leaving.parent;
        if (parent != null && parent.group != leaving.group && parent.session == leaving.session) {
            hangUpIfOrphaned(leaving.namespace, leaving.group, leaving);
        }
        for (Task child : children) {
            if (child.group != leaving.group && child.session == leaving.session) {
                hangUpIfOrphaned(leaving.namespace, child.group, null);
            }
        }
    }

    private static void hangUpIfOrphaned(Namespace namespace, int group, @Nullable Task leaving) {
        boolean stopped = namespace.table().snapshot().stream()
                .anyMatch(each -> each.group == group && each != leaving && each.stoppedBy != null);
        if (stopped && isOrphanedWithout(namespace, group, leaving)) {
            Signals.sendToGroup(namespace, group, Signal.HUP, Signals.Sender.KERNEL);
            Signals.sendToGroup(namespace, group, Signal.CONT, Signals.Sender.KERNEL);
        }
    }
}
