package dev.drydock.userland.shell.interp;

import java.io.IOException;
import java.util.List;

/** A command that the shell runs itself. Immutable; what it remembers is in the shell. */
@FunctionalInterface
public interface Builtin {

    /**
     * @param arguments as shell text, the name first
     * @return the exit status
     * @throws Failure if it gives up with a message
     */
    int run(Shell shell, List<String> arguments) throws IOException;
}
