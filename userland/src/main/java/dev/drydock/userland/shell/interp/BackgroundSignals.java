package dev.drydock.userland.shell.interp;

import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.userland.shell.syntax.Command;
import java.io.IOException;
import java.util.Map;

/**
 * How bash without job control keeps INT and QUIT from what runs in the background: from a program, and from a compound command,
 * which {@code trap} shows for INT. Subshells and programs of a compound command, functions and built-in commands are not kept
 * from them.
 */
final class BackgroundSignals {
    private final Shell shell;
    private boolean ignored;
    private boolean compound;
    private boolean asked;
    private int subshells;

    BackgroundSignals(Shell shell) {
        this.shell = shell;
    }

    /** A command begins in a process of its own, which ignores the two signals. */
    void begin(Command command) {
        ignored = shell.dialect().isBash();
        compound = ignored && isCompound(command);
        if (compound) {
            subshells = isSubshell(command) ? 1 : 0;
            shell.traps().actions().put(Signal.INT.shortName(), "");
        }
    }

    private static boolean isCompound(Command command) {
        return command instanceof Command.Pipeline pipeline
                        && pipeline.negated()
                        && pipeline.commands().size() == 1
                ? isCompound(pipeline.commands().get(0))
                : !(command instanceof Command.Simple);
    }

    private static boolean isSubshell(Command command) {
        return command instanceof Command.Redirected redirected
                ? isSubshell(redirected.command())
                : command instanceof Command.Subshell;
    }

    /** INT was given an action of its own. */
    void forget() {
        asked = true;
    }

    /** A function or a built-in command runs, which is all that is in the background. */
    void call() throws IOException {
        if (!compound) {
            release();
        }
    }

    /** A subshell begins, in this very process if it is the last of the commands. */
    void subshell() throws IOException {
        if (compound) {
            subshells--;
            if (subshells < 0) {
                release();
            }
        }
    }

    private void release() throws IOException {
        if (ignored) {
            ignored = false;
            hide(shell.traps());
            if (!asked) {
                shell.process().handle(Signal.INT, SignalHandler.DEFAULT);
            }
            shell.process().handle(Signal.QUIT, SignalHandler.DEFAULT);
        }
    }

    /** What the children of a compound command are not to ignore. */
    void addDefaults(Map<Signal, SignalHandler> defaults) {
        if (ignored && compound) {
            if (!asked) {
                defaults.put(Signal.INT, SignalHandler.DEFAULT);
            }
            defaults.put(Signal.QUIT, SignalHandler.DEFAULT);
        }
    }

    /** Takes from the traps what was only shown. */
    void hide(Traps traps) {
        if (compound && !asked) {
            traps.actions().remove(Signal.INT.shortName(), "");
        }
    }
}
