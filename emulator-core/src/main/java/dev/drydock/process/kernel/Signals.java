package dev.drydock.process.kernel;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;

/**
 * What happens when a signal is sent, and when it is acted on (kernel/signal.c). All under the namespace's lock; the rest is
 * done by the receiver's own thread.
 */
final class Signals {

    /** Who sends. */
    enum Sender {
        /** A process of the same container: cannot harm PID 1. */
        CONTAINER,
        /** Somebody outside, or the kernel itself: KILL and STOP reach PID 1, too. */
        HOST,
        /** The kernel, for what the process did itself. */
        KERNEL
    }

    private Signals() {}

    /** Sends a signal; nothing happens to a process that has ended. */
    static void send(Task target, Signal signal, Sender sender) {
        send(target, signal, sender, 0);
    }

    private static void send(Task target, Signal signal, Sender sender, int pid) {
        if (!target.isAlive() || target.ending) {
            return;
        }
        if (signal == Signal.KILL) {
            if (!target.isInit() || sender != Sender.CONTAINER) {
                kill(target, Signal.KILL);
            }
            return;
        }
        if (signal == Signal.CONT) {
            goOn(target);
        } else if (signal.defaultAction() == Signal.Default.STOP) {
            target.signals.forgetContinue();
        }
        if (target.signals.ignores(signal) || isProtected(target, signal, sender)) {
            return;
        }
        if (stopsWithoutThread(target, signal)) {
            stop(target, signal);
            return;
        }
        target.signals.add(signal, pid);
        alert(target);
    }

    private static boolean stopsWithoutThread(Task target, Signal signal) {
        return target.phase == Task.Phase.WAITING
                && target.stoppedBy == null
                && !target.namespace.isPaused()
                && signal.defaultAction() == Signal.Default.STOP
                && target.signals.handler(signal) == SignalHandler.DEFAULT
                && !target.signals.hasDeliverable();
    }

    /** PID 1 is not reached by what it does not handle. */
    private static boolean isProtected(Task target, Signal signal, Sender sender) {
        boolean stopFromOutside = signal == Signal.STOP && sender != Sender.CONTAINER;
        return target.isInit() && target.signals.handler(signal) == SignalHandler.DEFAULT && !stopFromOutside;
    }

    /** The end of a process, whatever it does and however it is held. */
    static void kill(Task target, Signal signal) {
        if (target.isAlive() && !target.ending) {
            target.ending = true;
            target.endedBy = signal;
            alert(target);
        }
    }

    /** Sends to all of a group. */
    static void sendToGroup(Namespace namespace, int group, Signal signal, Sender sender) {
        for (Task each : namespace.table().snapshot()) {
            if (each.group == group) {
                send(each, signal, sender);
            }
        }
    }

    /**
     * {@code kill(2)} of a process.
     *
     * @throws ErrnoException ESRCH, EPERM
     */
    static void sendAs(Task sender, int pid, Signal signal) throws ErrnoException {
        boolean any = false;
        boolean allowed = false;
        for (Task each : sender.namespace.table().snapshot()) {
            if (isMeant(sender, each, pid)) {
                any = true;
                if (mayReach(sender, each, signal)) {
                    allowed = true;
                    send(each, signal, Sender.CONTAINER, sender.pid);
                }
            }
        }
        if (!allowed) {
            throw new ErrnoException(any ? Errno.EPERM : Errno.ESRCH);
        }
    }

    private static boolean isMeant(Task sender, Task each, int pid) {
        if (pid > 0) {
            return each.pid == pid;
        }
        if (pid == -1) {
            return each != sender && !each.isInit();
        }
        return each.group == (pid == 0 ? sender.group : -pid);
    }

    private static boolean mayReach(Task sender, Task target, Signal signal) {
        Credentials who = sender.files.credentials();
        return who.uid() == target.files.credentials().uid()
                || who.has(Capability.KILL)
                || (signal == Signal.CONT && sender.session == target.session);
    }

    /**
     * Acts on a signal that was taken, as far as that is not its handler's.
     *
     * @return the handler to run, or DEFAULT if there is none
     */
    static SignalHandler act(Task task, Signal signal) {
        SignalHandler handler = task.signals.handler(signal);
        if (handler == SignalHandler.IGNORE) {
            return SignalHandler.DEFAULT;
        }
        if (handler != SignalHandler.DEFAULT) {
            return handler;
        }
        switch (signal.defaultAction()) {
            case TERMINATE, CORE -> {
                task.ending = true;
                task.endedBy = signal;
                task.attention = true;
            }
            case STOP -> stop(task, signal);
            case IGNORE, CONTINUE -> {
                // It has done what it does when it was sent.
            }
        }
        return SignalHandler.DEFAULT;
    }

    private static void stop(Task task, Signal signal) {
        boolean fromTerminal = signal != Signal.STOP;
        if (fromTerminal && Groups.isOrphaned(task.namespace, task.group)) {
            return;
        }
        task.stoppedBy = signal;
        task.stopIsNews = true;
        task.attention = true;
        Task parent = task.parent;
        if (parent != null) {
            send(parent, Signal.CHLD, Sender.KERNEL);
            wake(parent);
        }
    }

    private static void goOn(Task task) {
        task.signals.forgetStops();
        if (task.stoppedBy != null) {
            task.stoppedBy = null;
            task.stopIsNews = false;
            alert(task);
        }
    }

    /** Has a process look at what has come over it. */
    static void alert(Task task) {
        task.attention = true;
        if (task.phase == Task.Phase.WAITING) {
            Execution.resumeIfDue(task);
        } else {
            wake(task);
        }
    }

    /** Has a blocked process look again at what it waits for. */
    static void wake(Task task) {
        Execution execution = task.execution;
        if (execution != null) {
            execution.wake();
        }
    }
}
