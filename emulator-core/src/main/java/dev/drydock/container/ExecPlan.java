package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.stream.DetachKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exec is to be, with everything that comes from its container.
 *
 * @param command not empty
 * @param environment whole, in order
 * @param workingDirectory empty for the root
 * @param user empty for root
 * @param keys null if nobody asked for others than the default
 * @param size first size of its terminal, null if nobody said
 */
record ExecPlan(
        List<String> command,
        List<String> environment,
        String workingDirectory,
        String user,
        boolean privileged,
        boolean terminal,
        Attached attached,
        @Nullable DetachKeys keys,
        @Nullable ConsoleSize size) {

    ExecPlan {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }

    /** What is remembered of one that has ended: as many as there are health checks in ten minutes. */
    ExecPlan withoutEnvironment() {
        return new ExecPlan(command, List.of(), workingDirectory, user, privileged, terminal, attached, keys, size);
    }

    /** Which streams a client that starts it gets. */
    record Attached(boolean input, boolean output, boolean error) {
        static final Attached OUTPUT = new Attached(false, true, true);

        boolean any() {
            return input || output || error;
        }
    }
}
