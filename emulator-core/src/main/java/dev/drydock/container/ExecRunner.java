package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.error.FollowUp;
import dev.drydock.id.ExecId;
import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.ledger.Course;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.LentThread;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.PreparedProcess;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.RunningProcess;
import dev.drydock.process.kernel.StartException;
import dev.drydock.time.EngineClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes, starts and ends execs: those of clients and those of health checks. Those that have not ended are forgotten when
 * their container ends. Used under the engine's lock.
 */
final class ExecRunner implements RunObserver {
    private static final String RUNTIME = "OCI runtime exec failed: exec failed: ";
    private static final String NOT_STARTED = "unable to start container process: ";
    /** What runc finds before it prepares the process. */
    private static final Set<String> FOUND_BEFORE =
            Set.of("Cwd must be an absolute path", "cannot exec in a stopped container");

    private static final int FAILED_TO_START = 126;
    private static final int KILLED = 128 + 9;

    private final EngineLock lock;
    private final ExecTable table;
    private final ContainerEvents events;
    private final IdStream ids;
    private final EngineClock clock;
    private final Ledger ledger;

    ExecRunner(ContainerSurroundings around, ContainerEvents events) {
        this.lock = around.lock();
        this.table = new ExecTable(around.lock(), around.clock());
        this.events = events;
        this.ids = around.chance().execs();
        this.clock = around.clock();
        this.ledger = around.ledger();
    }

    /** @throws EngineException if there is none */
    Exec get(String id) {
        return table.get(id);
    }

    /** The engine has begun anew: it knows none of those that were. */
    void forgetAll() {
        table.forgetAll();
    }

    /**
     * Prepares one. Emits {@code exec_create}.
     *
     * @param log where its output goes besides to clients
     */
    Exec create(Container container, ExecPlan plan, OutputLog log) {
        Exec exec = new Exec(new ExecId(IdSource.hexId(ids)), container, plan, log);
        container.add(exec);
        table.add(exec);
        publish(exec, "exec_create: " + line(plan));
        return exec;
    }

    /**
     * Runs one that has not been started. Emits {@code exec_start}.
     *
     * @param withInput whether a client is there to write to its standard input
     * @param size first size of its terminal; null for that of the plan
     * @param lent may run it at first, once the lock is let go
     * @param fault that it meets; null if none
     * @throws EngineException if it cannot be run
     */
    void start(Exec exec, boolean withInput, @Nullable ConsoleSize size, LentThread lent, @Nullable ExecFault fault) {
        exec.markStarted();
        ExecPlan plan = exec.plan();
        publish(exec, "exec_start: " + line(plan));
        PidNamespace namespace = exec.container().requireRun().namespace();
        ProcessStreams streams = plan.terminal()
                ? ProcessStreams.terminal(namespace, exec.output(), exec.input(), windowSize(size, plan.size()))
                : ProcessStreams.pipes(
                        namespace,
                        exec.output(),
                        exec.input(),
                        withInput && plan.attached().input());
        RunningProcess process;
        try {
            process = run(exec, namespace, streams, lent, fault);
        } catch (EngineException refused) {
            exec.container().remove(exec);
            table.ended();
            lock.afterwards(() -> {
                streams.finish();
                exec.begin().complete(null);
                exec.end().complete(exec.exitCode());
            });
            throw refused;
        }
        exec.runs(process, streams);
        lock.afterwards(() -> {
            streams.connect();
            exec.begin().complete(null);
        });
        FollowUp.of(
                process.end(), end -> ledger.nobodys().run(() -> lock.run(() -> ended(exec, streams, end.exitCode()))));
    }

    /** Lets go of the lock meanwhile: the program may be a file of the host. */
    private RunningProcess run(
            Exec exec, PidNamespace namespace, ProcessStreams streams, LentThread lent, @Nullable ExecFault fault) {
        ExecPlan plan = exec.plan();
        List<String> groups = exec.container().hostConfig().groupAdd();
        ProcessSpec spec = new ProcessSpec(
                plan.command(),
                plan.environment(),
                plan.workingDirectory(),
                plan.user(),
                groups == null ? List.of() : groups,
                plan.privileged(),
                ProcessSpec.Streams.NONE);
        if (fault instanceof ExecFault.RefusedByRuntime refused) {
            throw failed(exec, StartFailure.of(RUNTIME + NOT_STARTED + refused.cause()));
        }
        try {
            PreparedProcess prepared = lock.outside(() -> namespace.prepare(spec));
            if (fault instanceof ExecFault.Exits exits) {
                ProcessEnd end = new ProcessEnd(exits.code(), 0, false, clock.now());
                return FaultyProcess.ended(prepared.start(streams.forProcess()), end);
            }
            // What a program does is not what its client does, whose thread runs it.
            Course own = ledger.nobodys();
            return prepared.start(
                    streams.forProcess(), (firstRun, brief) -> lent.takes(() -> own.run(firstRun), brief));
        } catch (StartException refused) {
            throw failed(exec, failure(refused));
        }
    }

    private static StartFailure failure(StartException refused) {
        String words = refused.words();
        return switch (refused.reason()) {
            case NO_SUCH_USER -> new StartFailure(FAILED_TO_START, ErrorKind.INVALID_PARAMETER, words);
            case NOT_EMULATED -> new StartFailure(FAILED_TO_START, ErrorKind.NOT_IMPLEMENTED, words);
            case NOT_FOUND, NOT_EXECUTABLE, WORKING_DIRECTORY, NO_PROCESS ->
                StartFailure.of(RUNTIME + (FOUND_BEFORE.contains(words) ? words : NOT_STARTED + words));
        };
    }

    private static EngineException failed(Exec exec, StartFailure failure) {
        exec.ended(failure.exitCode());
        return failure.exception();
    }

    private void ended(Exec exec, ProcessStreams streams, int exitCode) {
        if (exec.exitCode() != null) {
            return;
        }
        exec.ended(exitCode);
        if (table.knows(exec)) {
            exec.container().remove(exec);
            table.ended();
            events.publish(
                    exec.container(),
                    "exec_die",
                    Map.of("execID", exec.id().value(), "exitCode", Integer.toString(exitCode)));
        }
        lock.afterwards(() -> {
            streams.finish();
            exec.end().complete(exitCode);
        });
    }

    void publish(Exec exec, String action) {
        events.publish(exec.container(), action, Map.of("execID", exec.id().value()));
    }

    /** Their processes go on, but nobody knows them any more: no event tells of their end. */
    @Override
    public void found(Container container) {
        container.execs().forEach(container::remove);
    }

    /** Those that run were killed with the container, whoever of them is heard of first. */
    @Override
    public void ended(Container container) {
        for (Exec exec : container.execs()) {
            RunningProcess process = exec.process();
            ProcessStreams streams = exec.streams();
            if (process != null && streams != null) {
                ProcessEnd end = process.end().getNow(null);
                ended(exec, streams, end == null ? KILLED : end.exitCode());
            } else {
                forget(exec);
            }
        }
    }

    private void forget(Exec exec) {
        exec.container().remove(exec);
        table.forget(exec);
        lock.afterwards(() -> {
            exec.output().finish();
            exec.begin().complete(null);
            exec.end().complete(FAILED_TO_START);
        });
    }

    /** The engine puts a space after the program, also when nothing follows. */
    private static String line(ExecPlan plan) {
        List<String> command = plan.command();
        return command.get(0) + " " + String.join(" ", command.subList(1, command.size()));
    }

    private static WindowSize windowSize(@Nullable ConsoleSize asked, @Nullable ConsoleSize planned) {
        ConsoleSize size = asked != null ? asked : planned;
        return size == null ? new WindowSize(0, 0) : new WindowSize(size.height(), size.width());
    }
}
