package dev.drydock.userland.shell.interp;

import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;

/** Signals that end bash after its trap EXIT; dash and BusyBox end by them without it. */
final class FatalSignals {
    private static final Set<Signal> ENDING = EnumSet.of(
            Signal.HUP,
            Signal.INT,
            Signal.ILL,
            Signal.ABRT,
            Signal.FPE,
            Signal.BUS,
            Signal.SEGV,
            Signal.PIPE,
            Signal.ALRM,
            Signal.TERM,
            Signal.XCPU,
            Signal.XFSZ,
            Signal.VTALRM,
            Signal.SYS,
            Signal.USR1,
            Signal.USR2);

    private final Shell shell;
    private final SignalHandler handler = this::end;

    FatalSignals(Shell shell) {
        this.shell = shell;
    }

    /** The trap EXIT was set: signals that would just end the shell are attended to. */
    void attend() throws IOException {
        if (!shell.dialect().isBash() || shell.isInteractive()) {
            return;
        }
        for (Signal signal : ENDING) {
            if (shell.process().handler(signal) == SignalHandler.DEFAULT) {
                shell.process().handle(signal, handler);
            }
        }
    }

    /** The trap EXIT is gone. */
    void ignore() throws IOException {
        for (Signal signal : ENDING) {
            if (shell.process().handler(signal) == handler) {
                shell.process().handle(signal, SignalHandler.DEFAULT);
            }
        }
    }

    private void end(Signal signal) {
        ContainerProcess process = shell.process();
        try {
            ignore();
            runTrap();
            process.out().flush();
            process.kill(process.pid(), signal);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** It cannot keep the signal from ending the shell, whatever it leaves. */
    private void runTrap() throws IOException {
        try {
            shell.traps().run("EXIT", true);
        } catch (Unwinding left) {
            shell.process().out().flush();
        }
    }
}
