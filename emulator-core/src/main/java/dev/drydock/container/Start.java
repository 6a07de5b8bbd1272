package dev.drydock.container;

import dev.drydock.container.config.ConsoleSize;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.Ulimit;
import dev.drydock.container.fault.StartFault;
import dev.drydock.container.init.InitBinary;
import dev.drydock.container.log.ContainerLog;
import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.fault.Pause;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.Limits;
import dev.drydock.process.kernel.NamespaceSpec;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.PreparedProcess;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.RunningProcess;
import dev.drydock.process.kernel.StartException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts containers (28.5.2: containerStart): volumes, network, files, process, in this order; and takes all of it back if
 * one of them fails. Used under the engine's lock, but lets go of it to mount files and to look into them, because they may
 * be the host's: whoever wants something of the same container waits meanwhile ({@link SettledContainers}), as the engine
 * has them wait for the container's own lock.
 */
final class Start {
    private final ContainerSurroundings around;
    private final ContainerEvents events;
    private final RunObserver observer;
    private final Networking networking;
    private final VolumeMounts volumes;
    private final RootMounts mounts;
    private final Links links;
    private final Removal removal;
    private final Ending ending;
    private final StartRules rules;
    private final SharedMemory sharedMemory;
    private final ResourceRules resources;
    private final RunFaults runFaults;
    private final ContainerRoom room;

    Start(Lifecycle parts) {
        this.around = parts.around();
        this.events = parts.events();
        this.observer = parts.observer();
        this.networking = parts.networking();
        this.volumes = parts.volumes();
        this.mounts = new RootMounts(around);
        this.links = new Links(parts.store(), around.network());
        this.removal = parts.removal();
        this.ending = parts.ending();
        this.rules = new StartRules(parts.store());
        this.sharedMemory = new SharedMemory(parts.store(), around);
        this.resources = new ResourceRules(around.host());
        this.runFaults = new RunFaults(around, ending);
        this.room = new ContainerRoom(around);
    }

    /**
     * A client starts it: what the restart policy remembers is forgotten. Limits are looked at once more, since updates change
     * them one by one (28.5.2: verifyContainerSettings in ContainerStart).
     */
    void byClient(Container container) {
        reserved(container, () -> {
            StartFault fault = fault(container);
            waitFor(fault);
            HostBinds binds = opened(container);
            binds.check(container.hostConfig().mounts());
            resources.check(container.hostConfig().resources(), false, new ArrayList<>());
            again(container, binds, fault);
        });
    }

    /** As above, after a client has stopped it: what it is shown of the host is not checked beforehand. */
    void againByClient(Container container) {
        again(container);
    }

    /** The engine begins, and starts what shall run: as above. */
    void again(Container container) {
        reserved(container, () -> again(container, opened(container), fault(container)));
    }

    private void again(Container container, HostBinds binds, @Nullable StartFault fault) {
        container.restart(RestartState.FRESH);
        container.stoppedByHand(false);
        launch(container, binds, fault);
    }

    /** The restart policy starts it. */
    void byPolicy(Container container) {
        reserved(container, () -> launch(container, opened(container), fault(container)));
    }

    private @Nullable StartFault fault(Container container) {
        return around.faults().starts().meet(() -> RunFaults.target(container, List.of()));
    }

    /** Who asked for it has been counted as running, and is not while it waits. */
    private void waitFor(@Nullable StartFault fault) {
        if (!(fault instanceof StartFault.Slow slow)) {
            return;
        }
        around.lock().outside(() -> {
            around.clock().activity().end();
            try {
                Pause.onUnlessClosed(around.clock(), slow.delay());
            } finally {
                around.clock().activity().begin();
            }
            return true;
        });
    }

    private void reserved(Container container, Runnable start) {
        container.starting(true);
        try {
            start.run();
        } finally {
            container.starting(false);
            around.lock().announceChange();
        }
    }

    private HostBinds opened(Container container) {
        HostBinds.Sources sources = HostBinds.Sources.of(container);
        return sources.all().isEmpty()
                ? HostBinds.NONE
                : around.lock().outside(() -> HostBinds.open(around.hostFiles(), sources));
    }

    private void launch(Container container, HostBinds binds, @Nullable StartFault fault) {
        if (!sharesNetwork(container) && !container.config().networkDisabled()) {
            container.networkFilesOf(container.id());
        }
        try {
            room.requireForStart(container);
            Run run = volumesThenRest(container, binds, fault);
            runs(container, run);
        } catch (StartRefusal refused) {
            failed(container, refused.failure(), true);
            throw refused.failure().exception();
        } catch (EngineException refused) {
            failed(container, StartFailure.of(refused), container.state().exitCode() == 0);
            throw refused;
        }
    }

    private Run volumesThenRest(Container container, HostBinds binds, @Nullable StartFault fault) throws StartRefusal {
        NetworkStack shared = sharesNetwork(container) ? networking.join(container) : null;
        volumes.mount(container);
        boolean done = false;
        try {
            mounts.check(container);
            volumes.announce(container);
            Run run = shared == null
                    ? withNetwork(container, binds, fault)
                    : withProcess(container, shared, binds, fault);
            done = true;
            return run;
        } finally {
            if (!done) {
                volumes.unmount(container);
            }
        }
    }

    private static boolean sharesNetwork(Container container) {
        return new NetworkMode(container.hostConfig().networkMode()).isContainer();
    }

    private Run withNetwork(Container container, HostBinds binds, @Nullable StartFault fault) throws StartRefusal {
        if (fault instanceof StartFault.AddressTaken) {
            throw StartErrors.network(StartErrors.addressTaken());
        }
        NetworkStack network = joined(container, binds);
        boolean done = false;
        try {
            Run run = withProcess(container, network, binds, fault);
            done = true;
            return run;
        } finally {
            if (!done) {
                networking.leave(container, network);
            }
        }
    }

    /** The engine joins networks once the process stands: what keeps the process from standing is told first. */
    private NetworkStack joined(Container container, HostBinds binds) throws StartRefusal {
        try {
            return networking.join(container);
        } catch (EngineException refused) {
            requireProgram(container, binds);
            LogDriver.openForStart(container);
            throw refused;
        }
    }

    private void requireProgram(Container container, HostBinds binds) throws StartRefusal {
        NetworkStack unconnected = networking.unconnected(container);
        try {
            List<String> linked = links.variables(container);
            rules.check(container);
            RootMounts.Planned files = mounts.plan(container, unconnected, sharedMemory.of(container), binds);
            PidNamespace namespace = namespace(container, unconnected, files.table());
            mount(files);
            prepared(namespace, spec(container, linked));
        } catch (StartException refused) {
            throw refusal(container, refused);
        } finally {
            networking.giveBack(container, unconnected);
        }
    }

    private PidNamespace namespace(Container container, NetworkStack network, MountTable table) {
        return around.kernel()
                .namespace(new NamespaceSpec(
                        table.context(Caller.nobody(), Credentials.ROOT),
                        container.hostConfig().utsMode().equals("host")
                                ? around.host().name()
                                : container.config().hostname(),
                        around.network().sandboxes().view(network.sandbox()),
                        around.network().internet().stack(network.sandbox()),
                        limits(container.hostConfig().resources()),
                        Capabilities.of(container.hostConfig()),
                        processLimits(container.hostConfig().resources()),
                        () -> around.lock().run(() -> ending.ranOutOfMemory(container))));
    }

    private void mount(RootMounts.Planned files) throws StartRefusal {
        around.lock().outside(() -> {
            files.mount();
            return true;
        });
    }

    private PreparedProcess prepared(PidNamespace namespace, ProcessSpec spec) throws StartException {
        return around.lock().outside(() -> namespace.prepare(spec));
    }

    private Run withProcess(Container container, NetworkStack network, HostBinds binds, @Nullable StartFault fault)
            throws StartRefusal {
        List<String> linked = links.variables(container);
        rules.check(container);
        ContainerConfig config = container.config();
        WritableTree memory = sharedMemory.of(container);
        RootMounts.Planned files = mounts.plan(container, network, memory, binds);
        PidNamespace namespace = namespace(container, network, files.table());
        if (container.state() instanceof ContainerState.Paused) {
            // Only in a fork: it must not do anything before it is paused again.
            namespace.pause();
        }
        mount(files);
        ContainerLog log = container.streams().log();
        if (log != null) {
            log.begin();
        }
        ProcessStreams streams = config.tty()
                ? ProcessStreams.terminal(namespace, container.output(), container.input(), size(container))
                : ProcessStreams.pipes(namespace, container.output(), container.input(), config.openStdin());
        RunningProcess process;
        try {
            PreparedProcess prepared = prepared(namespace, spec(container, linked));
            LogDriver.openForStart(container);
            if (fault instanceof StartFault.RefusedByRuntime refused) {
                around.lock().afterwards(streams::finish);
                throw new StartRefusal(StartFailure.ofTask(refused.cause()));
            }
            process = runFaults.start(container, () -> prepared.start(streams.forProcess()));
        } catch (StartException refused) {
            around.lock().afterwards(streams::finish);
            throw refusal(container, refused);
        } catch (EngineException refused) {
            around.lock().afterwards(streams::finish);
            throw refused;
        }
        return new Run(namespace, process, streams, files.table(), memory, network);
    }

    private static ProcessSpec spec(Container container, List<String> linked) {
        ContainerConfig config = container.config();
        List<String> groups = container.hostConfig().groupAdd();
        return new ProcessSpec(
                container.hostConfig().hasInit()
                        ? InitBinary.before(Inspection.command(config))
                        : Inspection.command(config),
                StartVariables.ofFirst(container, linked),
                config.workingDir(),
                config.user(),
                groups == null ? List.of() : groups,
                false,
                ProcessSpec.Streams.NONE);
    }

    private static WindowSize size(Container container) {
        ConsoleSize size = container.hostConfig().consoleSize();
        return new WindowSize(size.height(), size.width());
    }

    /** Programs count all CPUs that they may run on, whatever their share of the time. */
    private static Limits limits(Resources resources) {
        Long processes = resources.pidsLimit();
        int cpus = 0;
        if (!resources.cpusetCpus().isEmpty()) {
            try {
                cpus = CpuList.parse(resources.cpusetCpus()).size();
            } catch (CpuList.BadList impossible) {
                throw new IllegalStateException("checked when the container was made", impossible);
            }
        }
        return new Limits(
                resources.memoryBytes(), processes == null ? 0 : (int) Math.min(processes, Integer.MAX_VALUE), cpus);
    }

    private static ResourceLimits processLimits(Resources resources) {
        ResourceLimits limits = ResourceLimits.USUAL;
        for (Ulimit limit : resources.ulimits() == null ? List.<Ulimit>of() : resources.ulimits()) {
            ResourceLimit which = ResourceLimit.named(limit.name()).orElse(null);
            if (which != null) {
                limits = limits.with(which, new ResourceLimits.Range(limit.soft(), limit.hard()));
            }
        }
        return limits;
    }

    /** The engine opens the log once it hands the process over to the runtime. */
    private static StartRefusal refusal(Container container, StartException refused) {
        return new StartRefusal(
                switch (refused.reason()) {
                    case NO_SUCH_USER -> StartFailure.of(new EngineException(ErrorKind.SYSTEM, refused.words()));
                    case NOT_EMULATED ->
                        StartFailure.of(new EngineException(ErrorKind.NOT_IMPLEMENTED, refused.words()));
                    case NOT_FOUND, NOT_EXECUTABLE, WORKING_DIRECTORY, NO_PROCESS -> {
                        LogDriver.openForStart(container);
                        yield StartFailure.ofTask(refused.words());
                    }
                });
    }

    private void runs(Container container, Run run) {
        networking.announce(container, run.network());
        container.run(run);
        container.restartedByHand(false);
        container.enter(new ContainerState.Running(
                run.process().hostPid(), around.clock().now(), container.state().finishedAt(), false));
        observer.started(container);
        events.publish(container, "start");
        around.lock().afterwards(() -> {
            run.streams().connect();
            ending.watch(container, run);
        });
    }

    /** @param codeCounts whether the failure's exit code takes the place of the last one */
    private void failed(Container container, StartFailure failure, boolean codeCounts) {
        ContainerState before = container.state();
        int code = codeCounts ? failure.exitCode() : before.exitCode();
        container.enter(withFailure(before, code, failure.words()));
        if (container.hostConfig().autoRemove()) {
            removal.remove(container, true);
        }
    }

    private static ContainerState withFailure(ContainerState before, int code, String words) {
        ContainerState.End end = end(before);
        return end == null
                ? new ContainerState.Created(code, words)
                : new ContainerState.Exited(new ContainerState.End(
                        code, end.startedAt(), end.finishedAt(), end.outOfMemoryKilled(), words));
    }

    private static ContainerState.@Nullable End end(ContainerState state) {
        if (state instanceof ContainerState.Exited exited) {
            return exited.end();
        }
        return state instanceof ContainerState.Restarting restarting ? restarting.end() : null;
    }
}
