package dev.drydock.userland.shell.interp;

import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What a shell does with signals for itself, which its children are not to do. */
public final class Dispositions {
    private final Shell shell;
    private final Map<Signal, SignalHandler> chosen = new EnumMap<>(Signal.class);

    Dispositions(Shell shell) {
        this.shell = shell;
    }

    /** What a signal does if no trap is set for it. */
    SignalHandler own(Signal signal) {
        return chosen.getOrDefault(signal, shell.session().ownHandlers().getOrDefault(signal, SignalHandler.DEFAULT));
    }

    /** The shell attends to a signal, unless a trap is set for it. */
    public void own(Signal signal, SignalHandler handler) throws IOException {
        chosen.put(signal, handler);
        shell.process().handle(signal, handler);
    }

    /** What children do with the signals that only this shell ignores. */
    Map<Signal, SignalHandler> ofChildren() {
        Map<Signal, SignalHandler> defaults = new EnumMap<>(Signal.class);
        shell.session().ownHandlers().forEach((signal, handler) -> {
            boolean asked = "".equals(shell.traps().actions().get(signal.shortName()));
            if (handler.equals(SignalHandler.IGNORE) && !asked) {
                defaults.put(signal, SignalHandler.DEFAULT);
            }
        });
        if (shell.dialect().isBash() && "".equals(shell.traps().actions().get(Signal.CHLD.shortName()))) {
            defaults.put(Signal.CHLD, SignalHandler.IGNORE);
        }
        shell.traps().background().addDefaults(defaults);
        return defaults;
    }

    /** The shell's process becomes a program, which does what a child would. */
    public void giveUp() throws IOException {
        for (Map.Entry<Signal, SignalHandler> each : ofChildren().entrySet()) {
            shell.process().handle(each.getKey(), each.getValue());
        }
    }
}
