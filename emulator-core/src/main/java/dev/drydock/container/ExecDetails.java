package dev.drydock.container;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exec as inspect shows it.
 *
 * @param exitCode null until it ended
 * @param canRemove whether it has ended so long ago that it will be forgotten soon
 * @param detachKeys in base64, empty for the default
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
