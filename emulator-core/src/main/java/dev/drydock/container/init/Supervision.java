package dev.drydock.container.init;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.WaitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One init and its command, from the signals that it takes to its end. All by its process's own thread. */
final class Supervision {
    /** Of what the process does itself: they are not passed on. */
    private static final Set<Signal> OWN = EnumSet.of(
            Signal.FPE,
            Signal.ILL,
            Signal.SEGV,
            Signal.BUS,
            Signal.ABRT,
            Signal.TRAP,
            Signal.SYS,
            Signal.TTIN,
            Signal.TTOU,
            Signal.KILL,
            Signal.STOP,
            Signal.CHLD);

    private static final int NOBODY = 0;
    private static final int ANY_CHILD = -1;

    private final ContainerProcess process;
    private final List<Signal> early = new ArrayList<>();
    private int command = NOBODY;

    Supervision(ContainerProcess process) {
        this.process = process;
    }

    /** From here on no signal is lost: what comes before the command exists is passed on then. */
    void takeSignals() throws IOException {
        process.handle(Signal.TTIN, SignalHandler.IGNORE);
        process.handle(Signal.TTOU, SignalHandler.IGNORE);
        for (Signal signal : Signal.values()) {
            if (!OWN.contains(signal)) {
                process.handle(signal, this::passOn);
            }
        }
    }

    /** @param pid the command's */
    void watch(int pid) throws IOException {
        command = pid;
        early.forEach(this::passOn);
        process.handle(Signal.CHLD, signal -> reap());
        reap();
    }

    private void passOn(Signal signal) {
        if (command == NOBODY) {
            early.add(signal);
            return;
        }
        try {
            process.kill(command, signal);
        } catch (IOException gone) {
            // Its end is going to be reaped.
        }
    }

    private void reap() {
        WaitStatus end = null;
        for (WaitStatus each = next(); each != null; each = next()) {
            end = each.pid() == command ? each : end;
        }
        if (end != null) {
            process.exit(end.shellStatus());
        }
    }

    /** A child that is gone; null if there is none. */
    private @Nullable WaitStatus next() {
        try {
            return process.waitFor(ANY_CHILD, false, false);
        } catch (ErrnoException none) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException("a wait that does not block", impossible);
        }
    }
}
