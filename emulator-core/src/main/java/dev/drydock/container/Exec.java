package dev.drydock.container;

import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.OutputHub;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.id.ExecId;
import dev.drydock.process.kernel.RunningProcess;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A further process of a running container: what it is to be, and how it is. It only remembers, and when it has ended it
 * remembers neither its process nor its streams: its exit code is asked for minutes later. Read and changed under the
 * engine's lock alone.
 */
final class Exec {
    private final ExecId id;
    private final Container container;
    private ExecPlan plan;
    private @Nullable OutputHub output;
    private @Nullable InputPort input = new InputPort();
    private final CompletableFuture<Void> begin = new CompletableFuture<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private @Nullable RunningProcess process;
    private @Nullable ProcessStreams streams;
    private int hostPid;
    private boolean started;
    private boolean removable;
    private @Nullable Integer exitCode;

    /** @param log where its output goes besides to clients */
    Exec(ExecId id, Container container, ExecPlan plan, OutputLog log) {
        this.id = id;
        this.container = container;
        this.plan = plan;
        this.output = new OutputHub(log);
    }

    ExecId id() {
        return id;
    }

    Container container() {
        return container;
    }

    ExecPlan plan() {
        return plan;
    }

    /** Until it has ended. */
    OutputHub output() {
        return Objects.requireNonNull(output, "an exec that has ended");
    }

    /** Until it has ended. */
    InputPort input() {
        return Objects.requireNonNull(input, "an exec that has ended");
    }

    /** Completes when its start has succeeded or failed, once the engine's lock is let go. */
    CompletableFuture<Void> begin() {
        return begin;
    }

    /** Completes with the exit code, once the engine's lock is let go. */
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

    /** Null unless it runs. */
    @Nullable
    RunningProcess process() {
        return process;
    }

    /** Null unless it runs. */
    @Nullable
    ProcessStreams streams() {
        return streams;
    }

    void runs(RunningProcess running, ProcessStreams ofIt) {
        process = running;
        streams = ofIt;
        hostPid = running.hostPid();
    }

    /** The number of its process on the host, 0 before it runs and if it could not; it stays. */
    int hostPid() {
        return hostPid;
    }

    /** Null until it ended. */
    @Nullable
    Integer exitCode() {
        return exitCode;
    }

    void ended(int code) {
        exitCode = code;
        plan = plan.withoutEnvironment();
        process = null;
        streams = null;
        output = null;
        input = null;
    }

    boolean isRunning() {
        return started && exitCode == null;
    }

    /** Whether it will be forgotten soon. */
    boolean isRemovable() {
        return removable;
    }

    void markRemovable() {
        removable = true;
    }
}
