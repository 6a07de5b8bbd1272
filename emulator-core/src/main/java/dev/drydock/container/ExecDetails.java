package dev.drydock.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exec as inspect shows it.
 *
 * @param exitCode null until it ended
 * @param canRemove always false in 28.5.2
 * @param pid on the host, 0 before it started
 * @param privileged null if nobody asked
 */
public record ExecDetails(
        String id,
        boolean running,
        @Nullable Integer exitCode,
        boolean tty,
        String entrypoint,
        List<String> arguments,
        String user,
        boolean privileged,
        boolean openStdin,
        boolean openStdout,
        boolean openStderr,
        boolean canRemove,
        String containerId,
        String detachKeys,
        int pid) {}
