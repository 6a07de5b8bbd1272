package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.stream.Attachment;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Further processes in running containers. An exec is forgotten when its container stops; {@code NOT_FOUND} with {@code No
 * such exec instance: X} then and for an unknown id.
 */
public interface Execs {

    /**
     * Prepares one; emits {@code exec_create}.
     *
     * @return its id
     */
    String create(String container, ExecRequest request);

    /**
     * Runs it, with its streams; emits {@code exec_start}, and {@code exec_die} at its end. What cannot be run is said on the
     * frames, as the engine does; the exit code is then 126 or 127.
     *
     * @param size first size of its terminal; null keeps the one it was created with
     */
    Attachment start(String exec, @Nullable ConsoleSize size);

    /**
     * As {@link #start}, but on the calling thread, as far as the engine lets it: {@link OwnExec#run} is to be called then.
     * For one without input, which its client cannot leave before its end.
     */
    OwnExec startHere(String exec, @Nullable ConsoleSize size);

    /** Runs it without streams. What cannot be run is refused. */
    void startDetached(String exec, @Nullable ConsoleSize size);

    ExecDetails inspect(String exec);

    /** Completes when it has ended, with its exit code. */
    CompletionStage<Integer> whenEnded(String exec);

    void resize(String exec, int rows, int columns);
}
