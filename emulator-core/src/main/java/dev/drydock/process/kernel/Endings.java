package dev.drydock.process.kernel;

import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How processes end (kernel/exit.c): what they held is given back, children find a new parent, the own parent hears of it. */
final class Endings {
    private Endings() {}

    /** Decides how a process ends, unless something else has ended it already. */
    static void leave(Task task, int status, @Nullable Signal signal) {
        synchronized (task.namespace) {
            if (!task.ending) {
                task.ending = true;
                task.endedBy = signal;
                task.exitStatus = signal == null ? status : 0;
                task.attention = true;
            }
        }
    }

    /** Ends a process that does not come back to its program: by its own thread, without locks. */
    static void end(Task task) {
        Wait wait = task.wait;
        if (wait != null) {
            wait.drop();
        }
        try {
            task.descriptors.closeAll();
            leaveTerminal(task);
            task.namespace.tellIfKilledForMemory(task);
        } finally {
            bury(task);
        }
    }

    private static void bury(Task task) {
        Namespace namespace = task.namespace;
        List<StartedProcess> over = new ArrayList<>(1);
        synchronized (namespace) {
            Execution execution = task.execution;
            if (execution != null) {
                execution.account();
            }
            task.execution = null;
            namespace.memory().release(task);
            bequeath(task);
            task.phase = Task.Phase.ZOMBIE;
            tellParent(task);
            namespace.countTime(task);
            if (task.handle != null && !task.isInit()) {
                over.add(task.handle);
            }
            namespace.addIfOver(over);
        }
        for (StartedProcess each : over) {
            if (each.isInit()) {
                namespace.dispose();
            }
        }
        over.forEach(StartedProcess::complete);
    }

    /** A session without its leader has no terminal any more. */
    private static void leaveTerminal(Task task) {
        Terminal terminal = task.terminal;
        if (terminal != null && task.session == task.pid) {
            task.namespace.terminals().leaderHasEnded(terminal);
        }
    }

    private static void bequeath(Task task) {
        Namespace namespace = task.namespace;
        if (task.isInit()) {
            namespace.initHasEnded();
            for (Task each : namespace.table().snapshot()) {
                if (each != task) {
                    Signals.kill(each, Signal.KILL);
                }
            }
        }
        Task heir = task.isInit() ? null : namespace.table().find(1);
        List<Task> children = new ArrayList<>(0);
        for (Task child : namespace.table().snapshot()) {
            if (child.parent == task) {
                child.parent = heir;
                children.add(child);
                if (child.phase == Task.Phase.ZOMBIE) {
                    tellParent(child);
                }
            }
        }
        Groups.orphaned(task, children);
    }

    /** The parent hears of it, or nobody asks for it. */
    private static void tellParent(Task task) {
        Task parent = task.parent;
        if (task.isInit()) {
            return;
        }
        if (parent == null || !parent.isAlive() || parent.signals.handler(Signal.CHLD) == SignalHandler.IGNORE) {
            forget(task);
        }
        if (parent != null && parent.isAlive()) {
            Signals.send(parent, Signal.CHLD, Signals.Sender.KERNEL);
            Signals.wake(parent);
        }
    }

    /** Nobody will ask for it any more. */
    static void forget(Task task) {
        task.phase = Task.Phase.GONE;
        task.namespace.table().remove(task);
    }
}
