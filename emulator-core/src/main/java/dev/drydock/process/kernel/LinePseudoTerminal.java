package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.TerminalSettings;
import dev.drydock.time.EngineClock;
import dev.drydock.time.WaitQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * A pseudo-terminal: the engine types at one side, programs read and write at the other, and a {@link LineDiscipline} is
 * between them. Its own lock guards the discipline and is never held while the sink is called or anybody waits.
 */
final class LinePseudoTerminal implements PseudoTerminal {
    private final JobControl processes;
    private final TerminalSlave slave;
    private final Object lock = new Object();
    private final LineDiscipline discipline = new LineDiscipline();
    private final WaitQueue typistChanges = new WaitQueue();
    private final WaitQueue programChanges = new WaitQueue();
    private final TerminalOutput output;
    private WindowSize size;
    private int foreground;
    private boolean hungUp;

    /**
     * A terminal that nobody uses yet; its foreground group is 0, which is none.
     *
     * @param number 0 for {@code /dev/pts/0}
     */
    LinePseudoTerminal(int number, WindowSize size, JobControl processes, EngineClock clock) {
        this.processes = processes;
        this.size = size;
        this.slave = new TerminalSlave(this, number, clock.now());
        this.output = new TerminalOutput(clock, programChanges);
    }

    // The engine's side

    @Override
    public Terminal slave() {
        return slave;
    }

    @Override
    public void output(OutputSink sink) {
        output.connect(sink);
    }

    @Override
    public int type(byte[] bytes, int offset, int length) {
        int taken;
        List<Signal> signals;
        int group;
        boolean wakes;
        synchronized (lock) {
            if (hungUp) {
                return length;
            }
            boolean wasStopped = discipline.isStopped();
            taken = discipline.type(bytes, offset, length);
            if (discipline.takeOutputDiscarded()) {
                output.discard();
            }
            output.addEcho(discipline.takeEcho());
            signals = discipline.takeSignals();
            group = foreground;
            wakes = wasStopped || discipline.readable() || !signals.isEmpty();
        }
        output.pump();
        if (wakes) {
            programChanges.wakeAll();
        }
        for (Signal signal : signals) {
            signal(group, signal);
        }
        return taken;
    }

    @Override
    public WaitQueue changes() {
        return typistChanges;
    }

    @Override
    public void hangUp() {
        synchronized (lock) {
            if (hungUp) {
                return;
            }
            hungUp = true;
        }
        processes.hangUp(slave);
        programChanges.wakeAll();
        typistChanges.wakeAll();
    }

    boolean isHungUp() {
        synchronized (lock) {
            return hungUp;
        }
    }

    /** As {@code /dev/pts} shows it. */
    SyntheticDevice device() {
        return slave.device();
    }

    @Override
    public void resize(WindowSize next) {
        int group;
        synchronized (lock) {
            if (next.equals(size)) {
                return;
            }
            size = next;
            group = foreground;
        }
        signal(group, Signal.WINCH);
    }

    private void signal(int group, Signal signal) {
        if (group > 0) {
            processes.signalGroup(group, signal);
        }
    }

    // The programs' side

    int read(byte[] buffer, int offset, int length) throws IOException {
        int count = -1;
        while (count < 0) {
            processes.awaitForeground(slave, Signal.TTIN);
            processes.await(programChanges, () -> readable() || processes.isInBackground(slave), null);
            processes.awaitForeground(slave, Signal.TTIN);
            synchronized (lock) {
                if (hungUp) {
                    return -1;
                }
                if (discipline.readable()) {
                    count = discipline.read(buffer, offset, length);
                }
            }
        }
        typistChanges.wakeAll();
        return count == 0 ? -1 : count;
    }

    /** Returns when the sink has all of it, so that a program that ends leaves nothing behind. */
    int write(byte[] buffer, int offset, int length) throws IOException {
        int written = 0;
        try {
            while (written < length) {
                processes.await(programChanges, this::writable, null);
                written += writeNow(buffer, offset + written, length - written);
                output.pump();
            }
            processes.await(programChanges, this::drained, null);
        } catch (ErrnoException interrupted) {
            if (written == 0) {
                throw interrupted;
            }
        }
        return written;
    }

    private int writeNow(byte[] buffer, int offset, int length) throws ErrnoException {
        ByteArrayOutputStream processed = new ByteArrayOutputStream(length + length / 8);
        synchronized (lock) {
            if (hungUp || output.isBroken()) {
                throw new ErrnoException(Errno.EIO);
            }
            int taken = discipline.isStopped() ? 0 : discipline.write(buffer, offset, length, output.room(), processed);
            output.add(processed.toByteArray());
            return taken;
        }
    }

    boolean readable() {
        synchronized (lock) {
            return hungUp || discipline.readable();
        }
    }

    /** A byte may become two. */
    boolean writable() {
        synchronized (lock) {
            return hungUp || output.isBroken() || (!discipline.isStopped() && output.room() > 1);
        }
    }

    private boolean drained() {
        synchronized (lock) {
            return hungUp || output.isDrained();
        }
    }

    WaitQueue programChanges() {
        return programChanges;
    }

    WindowSize windowSize() {
        synchronized (lock) {
            return size;
        }
    }

    TerminalSettings settings() {
        synchronized (lock) {
            return discipline.settings();
        }
    }

    void configure(TerminalSettings settings) {
        synchronized (lock) {
            discipline.configure(settings);
            output.addEcho(discipline.takeEcho());
        }
        output.pump();
        programChanges.wakeAll();
        typistChanges.wakeAll();
    }

    int foregroundGroup() {
        synchronized (lock) {
            return foreground;
        }
    }

    void changeForegroundGroup(int group) throws IOException {
        processes.awaitForeground(slave, Signal.TTOU);
        processes.requireGroup(slave, group);
        foreground(group);
    }

    /** Makes a group the foreground one without asking whether the caller may. */
    void foreground(int group) {
        synchronized (lock) {
            foreground = group;
        }
    }

    void released() {
        output.end();
    }
}
