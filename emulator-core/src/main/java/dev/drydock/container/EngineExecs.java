package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.fault.ExecFault;
import dev.drydock.container.fault.FaultTarget;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.ClientAttachment;
import dev.drydock.container.stream.DetachKeys;
import dev.drydock.container.stream.HeldFrames;
import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.LiveFrames;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.fault.FaultPoint;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.LentThread;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.PseudoTerminal;
import dev.drydock.process.kernel.StartException;
import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door to further processes in an engine's containers. */
final class EngineExecs implements Execs {
    /** How long the engine waits for a start that a client announces by the size of its terminal. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EngineLock lock;
    private final EngineClock clock;
    private final ContainerStore store;
    private final SettledContainers settled;
    private final ExecRunner runner;
    private final Links links;
    private final FaultPoint<FaultTarget, ExecFault> faults;
    private final Ledger ledger;

    EngineExecs(ContainerSurroundings around, ContainerStore store, ExecRunner runner) {
        this.ledger = around.ledger();
        this.lock = around.lock();
        this.clock = around.clock();
        this.store = store;
        this.settled = new SettledContainers(around.lock(), store);
        this.runner = runner;
        this.links = new Links(store, around.network());
        this.faults = around.faults().execs();
    }

    @Override
    public String create(String container, ExecRequest request) {
        return ledger.inJava("exec", container, () -> made(container, request));
    }

    private String made(String container, ExecRequest request) {
        return lock.hold(() -> {
            Container found = settled.find(container);
            Permission.require(Action.EXEC_CREATE, found, container);
            if (!request.user().isEmpty()) {
                requireUser(found, request.user());
                Permission.require(Action.EXEC_CREATE, found, container);
            }
            return runner.create(found, plan(found, request), OutputLog.NONE)
                    .id()
                    .value();
        });
    }

    /** Lets go of the lock: the accounts may be in a file of the host. */
    private void requireUser(Container container, String user) {
        PidNamespace namespace = container.requireRun().namespace();
        try {
            lock.outside(() -> {
                namespace.requireUser(user);
                return true;
            });
        } catch (StartException missing) {
            throw QueryErrors.execUser(missing.words());
        }
    }

    private ExecPlan plan(Container container, ExecRequest request) {
        List<String> command = request.cmd();
        if (command == null || command.isEmpty()) {
            throw QueryErrors.noExecCommand();
        }
        ContainerConfig config = container.config();
        return new ExecPlan(
                command,
                StartVariables.of(container, links.variables(container), request.tty(), request.env()),
                request.workingDir().isEmpty() ? config.workingDir() : request.workingDir(),
                request.user().isEmpty() ? config.user() : request.user(),
                request.privileged(),
                request.tty(),
                new ExecPlan.Attached(request.attachStdin(), request.attachStdout(), request.attachStderr()),
                keys(request.detachKeys()),
                request.consoleSize());
    }

    private static @Nullable DetachKeys keys(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : DetachKeys.parse(text).orElseThrow(() -> QueryErrors.execKeys(text));
    }

    @Override
    public Attachment start(String id, @Nullable ConsoleSize size) {
        return lock.hold(() -> {
            Exec exec = requireNew(id);
            return start(exec, output(exec), size, LentThread.NONE);
        });
    }

    @Override
    public OwnExec startHere(String id, @Nullable ConsoleSize size) {
        OwnExec.KeptRun kept = new OwnExec.KeptRun();
        OwnExec own = null;
        try {
            own = lock.hold(() -> {
                Exec exec = requireNew(id);
                LiveFrames output = output(exec);
                return new OwnExec(start(exec, output, size, kept), output, kept);
            });
            return own;
        } finally {
            if (own == null) {
                // Whatever failed after its start: it has begun.
                kept.run();
            }
        }
    }

    /** What a client gets of its output; null if nothing is attached. */
    private static @Nullable LiveFrames output(Exec exec) {
        ExecPlan.Attached attached = exec.plan().attached();
        return attached.any() ? exec.output().attach(attached.output(), attached.error(), List::of) : null;
    }

    private Attachment start(Exec exec, @Nullable LiveFrames output, @Nullable ConsoleSize size, LentThread lent) {
        ExecPlan plan = exec.plan();
        InputPort input = plan.attached().input() ? exec.input() : null;
        runner.start(exec, true, size, lent, fault(exec));
        return new ClientAttachment(
                output == null ? new HeldFrames(List.of()) : output,
                input,
                plan.terminal(),
                true,
                plan.keys() == null ? DetachKeys.DEFAULT : plan.keys(),
                () -> lock.run(() -> runner.publish(exec, "exec_detach")));
    }

    @Override
    public void startDetached(String id, @Nullable ConsoleSize size) {
        lock.run(() -> {
            Exec exec = requireNew(id);
            runner.start(exec, false, size, LentThread.NONE, fault(exec));
        });
    }

    private @Nullable ExecFault fault(Exec exec) {
        return faults.meet(() -> RunFaults.target(exec.container(), exec.plan().command()));
    }

    private Exec requireNew(String id) {
        Exec exec = requireActive(id);
        if (exec.exitCode() != null) {
            throw QueryErrors.execHasRun(id);
        }
        if (exec.started()) {
            throw QueryErrors.execRuns(id);
        }
        return exec;
    }

    private Exec requireActive(String id) {
        Exec exec = runner.get(id);
        if (!store.contains(exec.container())) {
            // The engine names the exec where it misses the container.
            throw ContainerErrors.notFound(id);
        }
        Permission.require(
                Action.EXEC_START, exec.container(), exec.container().id().value());
        return exec;
    }

    private Exec requireKnown(String id) {
        Exec exec = runner.get(id);
        if (!store.contains(exec.container())) {
            throw QueryErrors.noSuchExec(id);
        }
        return exec;
    }

    @Override
    public ExecDetails inspect(String id) {
        return lock.hold(() -> details(requireKnown(id)));
    }

    private static ExecDetails details(Exec exec) {
        ExecPlan plan = exec.plan();
        return new ExecDetails(
                exec.id().value(),
                exec.isRunning(),
                exec.exitCode(),
                plan.terminal(),
                plan.command().get(0),
                plan.command().subList(1, plan.command().size()),
                plan.user(),
                plan.privileged(),
                plan.attached().input(),
                plan.attached().output(),
                plan.attached().error(),
                exec.isRemovable(),
                exec.container().id().value(),
                plan.keys() == null ? "" : plan.keys().encoded(),
                exec.hostPid());
    }

    @Override
    public CompletionStage<Integer> whenEnded(String id) {
        return lock.hold(() -> requireKnown(id).end().copy());
    }

    @Override
    public void resize(String id, int rows, int columns) {
        Exec exec = lock.hold(() -> requireActive(id));
        awaitStart(exec);
        lock.run(() -> resize(exec, rows, columns));
    }

    private static void resize(Exec exec, int rows, int columns) {
        if (exec.hostPid() == 0) {
            throw QueryErrors.execNotStarted();
        }
        if (exec.streams() == null) {
            throw QueryErrors.noProcess(exec.id().value());
        }
        PseudoTerminal terminal = exec.streams().terminal();
        if (terminal != null) {
            terminal.resize(new WindowSize(rows, columns));
        }
    }

    /** A client may tell the size of its terminal just before its start is heard of. */
    private void awaitStart(Exec exec) {
        CompletableFuture<Void> wait = exec.begin().copy();
        if (wait.isDone()) {
            return;
        }
        Timer impatience = clock.schedule(PATIENCE, () -> wait.completeExceptionally(QueryErrors.execNotReady()));
        try {
            Completed.await(clock, wait);
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            throw QueryErrors.execNotReady();
        } finally {
            impatience.cancel();
        }
    }
}
