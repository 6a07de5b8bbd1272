package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The terminals of a container, and what they do to its processes. */
final class Terminals implements JobControl {
    private static final int TTY = 5 << 8;
    private static final int CONSOLE = 5 << 8 | 1;
    private static final int PTS_MAJOR = 136;

    private final Namespace namespace;
    /** By number. */
    private final List<LinePseudoTerminal> all = new ArrayList<>(1);

    Terminals(Namespace namespace) {
        this.namespace = namespace;
    }

    PseudoTerminal make(WindowSize size) {
        synchronized (all) {
            int number = 0;
            while (number < all.size() && !all.get(number).isHungUp()) {
                number++;
            }
            LinePseudoTerminal made = new LinePseudoTerminal(
                    number, size, this, namespace.kernel().clock());
            if (number == all.size()) {
                all.add(made);
            } else {
                all.set(number, made);
            }
            return made;
        }
    }

    /** As {@code /dev/pts} shows them. */
    List<SyntheticDevice> devices() {
        return copy().stream()
                .filter(each -> !each.isHungUp())
                .map(LinePseudoTerminal::device)
                .toList();
    }

    /** Opens {@code /dev/tty}, {@code /dev/console} or {@code /dev/pts/N}; a session's leader without one gets it. */
    OpenFile open(Task task, FileStatus device, String path) throws IOException {
        Terminal terminal = find(task, device.deviceNumber());
        if (terminal == null) {
            throw new ErrnoException(device.deviceNumber() >> 8 == PTS_MAJOR ? Errno.EIO : Errno.ENXIO, path);
        }
        synchronized (namespace) {
            boolean free = namespace.table().snapshot().stream().noneMatch(each -> each.terminal == terminal);
            if (task.session == task.pid && task.terminal == null && free) {
                task.terminal = terminal;
            }
        }
        return terminal.retain();
    }

    private @Nullable Terminal find(Task task, int device) {
        if (device == TTY) {
            return task.terminal;
        }
        int number = device == CONSOLE ? 0 : device >> 8 == PTS_MAJOR ? device & 0xff : -1;
        synchronized (all) {
            boolean known =
                    number >= 0 && number < all.size() && !all.get(number).isHungUp();
            return known ? all.get(number).slave() : null;
        }
    }

    /** The leader of the session that a terminal controls has ended. */
    void leaderHasEnded(Terminal terminal) {
        for (PseudoTerminal each : copy()) {
            if (each.slave() == terminal) {
                each.hangUp();
            }
        }
    }

    /** The container is over. */
    void hangUpAll() {
        copy().forEach(PseudoTerminal::hangUp);
    }

    private List<LinePseudoTerminal> copy() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    // What a terminal does

    @Override
    public boolean await(WaitQueue changes, BooleanSupplier ready, @Nullable Duration timeout) throws IOException {
        return namespace.kernel().blocking().await(changes, ready, timeout);
    }

    @Override
    public void signalGroup(int group, Signal signal) {
        synchronized (namespace) {
            Signals.sendToGroup(namespace, group, signal, Signals.Sender.KERNEL);
        }
    }

    @Override
    public void hangUp(Terminal terminal) {
        int foreground = terminal.foregroundGroup();
        synchronized (namespace) {
            for (Task each : namespace.table().snapshot()) {
                boolean controlled = each.terminal == terminal;
                if (controlled && (each.session == each.pid || each.group == foreground)) {
                    Signals.send(each, Signal.HUP, Signals.Sender.KERNEL);
                    Signals.send(each, Signal.CONT, Signals.Sender.KERNEL);
                }
                if (controlled) {
                    each.terminal = null;
                }
            }
        }
    }

    @Override
    public void awaitForeground(Terminal terminal, Signal signal) throws IOException {
        Execution execution = namespace.kernel().threads().current();
        if (execution == null) {
            return;
        }
        Task task = execution.task();
        while (isInBackground(task, terminal)) {
            synchronized (namespace) {
                boolean ignored = task.signals.isIgnored(signal);
                if (ignored && signal == Signal.TTOU) {
                    return;
                }
                if (ignored || Groups.isOrphaned(namespace, task.group)) {
                    throw new ErrnoException(Errno.EIO);
                }
                Signals.sendToGroup(namespace, task.group, signal, Signals.Sender.KERNEL);
                if (!task.attention) {
                    // PID 1, which it does not reach.
                    throw new ErrnoException(Errno.EIO);
                }
            }
            if (execution.deliver()) {
                throw new ErrnoException(Errno.EINTR);
            }
        }
    }

    @Override
    public boolean isInBackground(Terminal terminal) {
        Execution execution = namespace.kernel().threads().current();
        return execution != null && isInBackground(execution.task(), terminal);
    }

    private boolean isInBackground(Task task, Terminal terminal) {
        int foreground = terminal.foregroundGroup();
        synchronized (namespace) {
            return task.terminal == terminal && task.group != foreground;
        }
    }

    @Override
    public void requireGroup(Terminal terminal, int group) throws IOException {
        Execution execution = namespace.kernel().threads().current();
        synchronized (namespace) {
            if (execution != null && execution.task().terminal != terminal) {
                throw new ErrnoException(Errno.ENOTTY);
            }
            boolean known = namespace.table().snapshot().stream()
                    .anyMatch(each -> each.terminal == terminal && each.group == group);
            if (!known) {
                throw new ErrnoException(Errno.EPERM);
            }
        }
    }
}
