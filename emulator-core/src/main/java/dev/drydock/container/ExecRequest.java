package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further process for a running container.
 *
 * @param user {@code name|uid[:group|gid]}; empty for the container's own
 * @param detachKeys such as {@code ctrl-p,ctrl-q}; null or empty for the default
 * @param env {@code NAME=value}, added to the container's
 * @param workingDir empty for the container's own
 */
public record ExecRequest(
        String user,
        boolean privileged,
        boolean tty,
        @Nullable ConsoleSize consoleSize,
        boolean attachStdin,
        boolean attachStdout,
        boolean attachStderr,
        @Nullable String detachKeys,
        @Nullable List<String> env,
        String workingDir,
        @Nullable List<String> cmd) {

    /** Output attached, nothing else asked for. */
    public static ExecRequest of(String... command) {
        return new ExecRequest("", false, false, null, false, true, true, null, null, "", List.of(command));
    }
}
