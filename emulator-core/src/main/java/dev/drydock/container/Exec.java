package dev.drydock.container;

import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.OutputHub;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.id.ExecId;
import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.process.kernel.RunningProcess;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A further process of a running container: what it was asked to be, and how it is. It only remembers. Read and changed
 * under the engine's lock alone.
 */
final class Exec {
    private final ExecId id;
    private final Container container;
    private final ExecRequest request;
    private final OutputHub output = new OutputHub(OutputLog.NONE);
    private final InputPort input = new InputPort();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private @Nullable RunningProcess process;
    private @Nullable PseudoTerminal terminal;
    private boolean started;
    private @Nullable Integer exitCode;

    Exec(ExecId id, Container container, ExecRequest request) {
        this.id = id;
        this.container = container;
        this.request = request;
    }

    ExecId id() {
        return id;
    }

    Container container() {
        return container;
    }

    ExecRequest request() {
        return request;
    }

    OutputHub output() {
        return output;
    }

    InputPort input() {
        return input;
    }

    /** Completes with the exit code; completed when the engine's lock is let go. */
    CompletableFuture<Integer> end() {
        return end;
    }

    /** Whether a client started it, successfully or not. */
    boolean started() {
        return started;
    }

    void markStarted() {
        started = true;
    }

    /** Null before it runs. */
    @Nullable
    RunningProcess process() {
        return process;
    }

    @Nullable
    PseudoTerminal terminal() {
        return terminal;
    }

    void runs(RunningProcess running, @Nullable PseudoTerminal ofIt) {
        process = running;
        terminal = ofIt;
    }

    /** Null until it ended. */
    @Nullable
    Integer exitCode() {
        return exitCode;
    }

    void ended(int code) {
        exitCode = code;
    }

    boolean isRunning() {
        return process != null && exitCode == null;
    }
}
