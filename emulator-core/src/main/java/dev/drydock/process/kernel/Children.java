package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.WaitStatus;
import org.jspecify.annotations.Nullable;

/** What a parent hears of its children (wait(2)). All under the namespace's lock. */
final class Children {
    private Children() {}

    /**
     * Takes the news of a child, if there is any.
     *
     * @param pid a child, -1 for any, 0 for any in the own group, less than -1 for any in that group
     * @throws ErrnoException ECHILD if there is no such child
     */
    static @Nullable WaitStatus take(Task parent, int pid, boolean stoppedToo) throws ErrnoException {
        boolean any = false;
        for (Task child : parent.namespace.table().snapshot()) {
            if (child.parent != parent || !matches(child, pid, parent.group)) {
                continue;
            }
            any = true;
            if (child.phase == Task.Phase.ZOMBIE) {
                Endings.forget(child);
                return new WaitStatus(child.pid, child.exitStatus, child.endedBy, false);
            }
            if (stoppedToo && child.stopIsNews) {
                child.stopIsNews = false;
                return new WaitStatus(child.pid, 0, child.stoppedBy, true);
            }
        }
        if (!any) {
            throw new ErrnoException(Errno.ECHILD);
        }
        return null;
    }

    /** Whether {@link #take} would return something, or fail. */
    static boolean hasNews(Task parent, int pid, boolean stoppedToo) {
        boolean any = false;
        for (Task child : parent.namespace.table().snapshot()) {
            if (child.parent == parent && matches(child, pid, parent.group)) {
                any = true;
                if (child.phase == Task.Phase.ZOMBIE || (stoppedToo && child.stopIsNews)) {
                    return true;
                }
            }
        }
        return !any;
    }

    private static boolean matches(Task child, int pid, int ownGroup) {
        if (pid > 0) {
            return child.pid == pid;
        }
        return pid == -1 || child.group == (pid == 0 ? ownGroup : -pid);
    }
}
