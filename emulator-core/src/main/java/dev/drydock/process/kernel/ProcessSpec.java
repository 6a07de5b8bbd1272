package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process for the engine to start: a container's main process, or an exec.
 *
 * @param arguments the command; not empty
 * @param environment {@code NAME=value} in order, as the engine sets it up (see {@link StartEnvironment}); HOME is added
 *     from the user's entry if it is missing
 * @param workingDirectory absolute; empty means {@code /}. It must exist: the engine makes a main process's beforehand
 * @param user as in the configuration: empty (root), {@code name}, {@code uid}, and either with {@code :group}
 * @param extraGroups names or numbers ({@code --group-add})
 * @param privileged whether root has all capabilities in it, whatever the bounds of the container are
 */
public record ProcessSpec(
        List<String> arguments,
        List<String> environment,
        String workingDirectory,
        String user,
        List<String> extraGroups,
        boolean privileged,
        Streams streams) {

    public ProcessSpec {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        extraGroups = List.copyOf(extraGroups);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
    }

    /** A command of root's in {@code /} with the default PATH, for tests and simple uses. */
    public static ProcessSpec of(Streams streams, String... arguments) {
        return new ProcessSpec(
                List.of(arguments), List.of(StartEnvironment.DEFAULT_PATH), "/", "", List.of(), false, streams);
    }

    public ProcessSpec withEnvironment(List<String> other) {
        return new ProcessSpec(arguments, other, workingDirectory, user, extraGroups, privileged, streams);
    }

    public ProcessSpec withWorkingDirectory(String other) {
        return new ProcessSpec(arguments, environment, other, user, extraGroups, privileged, streams);
    }

    public ProcessSpec withUser(String other) {
        return new ProcessSpec(arguments, environment, workingDirectory, other, extraGroups, privileged, streams);
    }

    /**
     * Descriptors 0, 1 and 2. The process takes over the caller's references, also when the start fails.
     *
     * @param terminal the controlling terminal that all three are, or null
     */
    public record Streams(
            @Nullable PseudoTerminal terminal,
            @Nullable OpenFile input,
            @Nullable OpenFile output,
            @Nullable OpenFile error) {
        /** Of a process that is only prepared so far. */
        public static final Streams NONE = new Streams(null, null, null, null);

        /** All three are the terminal, which becomes the controlling one of a new session. */
        public static Streams terminal(PseudoTerminal terminal) {
            return new Streams(terminal, null, null, null);
        }

        public static Streams of(OpenFile input, OpenFile output, OpenFile error) {
            return new Streams(null, input, output, error);
        }
    }
}
