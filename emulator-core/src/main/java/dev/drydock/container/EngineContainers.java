package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.fault.CreateFault;
import dev.drydock.container.fault.FaultTarget;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.fault.Pause;
import dev.drydock.filter.Filters;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageUser;
import dev.drydock.ledger.Ledger;
import dev.drydock.time.Timer;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The door to an engine's containers: takes the lock and hands each request to the class that knows its rules. */
public final class EngineContainers implements Containers {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final ContainerInquiries inquiries;
    private final Lifecycle parts;
    private final Creation creation;
    private final ContainerActions actions;
    private final Pruning pruning;
    private final Connections connections;
    private final ContainerCopies copies;
    private final Committing committing;
    private final EngineExecs execs;
    private final DaemonRestart daemonRestart;
    private final Ledger ledger;

    /**
     * All of an engine's.
     *
     * @param store of a new engine, or of a fork whose containers are then to go on: {@link #goOn}
     */
    public EngineContainers(ContainerSurroundings around, ContainerStore store) {
        this.around = around;
        this.store = store;
        this.ledger = around.ledger();
        ContainerEvents events = new ContainerEvents(around.events());
        ExecRunner runner = new ExecRunner(around, events);
        inquiries = new ContainerInquiries(around, store, events);
        copies = new ContainerCopies(around, store, events);
        execs = new EngineExecs(around, store, runner);
        RunObserver observer = new RunObservers(new HealthChecks(around, store, runner, events), runner);
        parts = new Lifecycle(around, store, events, observer);
        daemonRestart = new DaemonRestart(parts, runner);
        ContainerNames names = new ContainerNames(store, around.chance().names());
        creation = new Creation(around, store, events, names);
        actions = new ContainerActions(parts, names);
        committing = new Committing(around, store, events, actions);
        connections = new Connections(around, store);
        pruning = new Pruning(store, parts.removal(), around.events());
    }

    /** Further processes in the same containers. */
    public Execs execs() {
        return execs;
    }

    /**
     * A rule that tells of something before it says what is due later: it counts as running, so that who hears of it and then
     * advances the clock finds all of it due.
     */
    private <T> T counted(Supplier<T> rule) {
        around.clock().activity().begin();
        try {
            return around.lock().hold(rule);
        } finally {
            around.clock().activity().end();
        }
    }

    @Override
    public Created create(CreateContainer request) {
        return ledger.inJava("create", ContainerStore.withoutSlash(request.name()), () -> made(request));
    }

    private Created made(CreateContainer request) {
        HostConfig host = request.hostConfig();
        Set<String> existing = host == null ? Set.of() : HostBinds.existing(around.hostFiles(), host.mounts());
        CreateFault fault = around.faults().creates().meet(() -> target(request));
        if (fault instanceof CreateFault.Slow slow) {
            Pause.onUnlessClosed(around.clock(), slow.delay());
        }
        return around.lock().hold(() -> creation.create(request, existing::contains, fault));
    }

    private static FaultTarget target(CreateContainer request) {
        ContainerConfig config = request.config();
        return new FaultTarget(
                ContainerStore.withoutSlash(request.name()), config == null ? "" : config.image(), List.of());
    }

    @Override
    public ContainerDetails inspect(String container, boolean size) {
        return inquiries.inspect(container, size);
    }

    @Override
    public List<ContainerSummary> list(ListOptions options) {
        return inquiries.list(options);
    }

    @Override
    public Outcome start(String container) {
        return ledger.inJava("start", container, () -> counted(() -> actions.start(container)));
    }

    @Override
    public CompletionStage<Outcome> stopAsync(String container, StopOptions options) {
        return ledger.inJavaLater("stop", container, () -> counted(() -> actions.stop(container, options)));
    }

    @Override
    public Outcome stop(String container, StopOptions options) throws InterruptedException {
        return Completed.await(around.clock(), stopAsync(container, options));
    }

    @Override
    public CompletionStage<Outcome> restartAsync(String container, StopOptions options) {
        return ledger.inJavaLater("restart", container, () -> counted(() -> actions.restart(container, options)));
    }

    @Override
    public Outcome restart(String container, StopOptions options) throws InterruptedException {
        return Completed.await(around.clock(), restartAsync(container, options));
    }

    @Override
    public CompletionStage<Outcome> killAsync(String container, String signal) {
        return ledger.inJavaLater("kill", container, () -> counted(() -> actions.kill(container, signal)));
    }

    @Override
    public Outcome kill(String container, String signal) throws InterruptedException {
        return Completed.await(around.clock(), killAsync(container, signal));
    }

    @Override
    public void pause(String container) {
        ledger.doneInJava("pause", container, () -> around.lock().run(() -> actions.pause(container)));
    }

    @Override
    public void unpause(String container) {
        ledger.doneInJava("unpause", container, () -> around.lock().run(() -> actions.unpause(container)));
    }

    @Override
    public void rename(String container, String name) {
        ledger.doneInJava("rename", container, () -> around.lock().run(() -> actions.rename(container, name)));
    }

    @Override
    public void limitDisk(String container, long bytes) {
        inquiries.limitDisk(container, bytes);
    }

    @Override
    public List<String> update(String container, UpdateContainer request) {
        return ledger.inJava("update", container, () -> inquiries.update(container, request));
    }

    @Override
    public CompletionStage<Outcome> removeAsync(String container, RemoveOptions options) {
        return ledger.inJavaLater(
                "remove", container, () -> around.lock().hold(() -> actions.remove(container, options)));
    }

    @Override
    public Outcome remove(String container, RemoveOptions options) throws InterruptedException {
        return Completed.await(around.clock(), removeAsync(container, options));
    }

    @Override
    public PruneReport prune(Filters filters) {
        return ledger.inJava(
                "prune",
                "",
                () -> around.lock()
                        .hold(() -> pruning.prune(filters, around.clock().now())));
    }

    @Override
    public CompletionStage<WaitResult> waitAsync(String container, WaitCondition condition) {
        return around.lock().hold(() -> actions.waitFor(container, condition));
    }

    @Override
    public WaitResult await(String container, WaitCondition condition) throws InterruptedException {
        return Completed.await(around.clock(), waitAsync(container, condition));
    }

    @Override
    public void connect(String container, String network, EndpointSettings asked) {
        ledger.doneInJava(
                "network connect",
                network,
                () -> around.lock().run(() -> connections.connect(container, network, asked)));
    }

    @Override
    public void disconnect(String container, String network, boolean force) {
        ledger.doneInJava(
                "network disconnect",
                network,
                () -> around.lock().run(() -> connections.disconnect(container, network, force)));
    }

    @Override
    public void resize(String container, int rows, int columns) {
        inquiries.resize(container, rows, columns);
    }

    @Override
    public ProcessListing top(String container, String arguments) {
        return inquiries.top(container, arguments);
    }

    @Override
    public StatsSource stats(String container, boolean stream, boolean oneShot) {
        return inquiries.stats(container, stream, oneShot);
    }

    @Override
    public @Nullable List<FileChange> changes(String container) {
        return inquiries.changes(container);
    }

    @Override
    public FrameSource logs(String container, LogOptions options) {
        return inquiries.logs(container, options);
    }

    @Override
    public boolean hasTerminal(String container) {
        return config(container).tty();
    }

    @Override
    public Attachment attach(String container, AttachOptions options) {
        return inquiries.attach(container, options);
    }

    @Override
    public byte[] readFile(String container, String path) {
        return copies.read(container, path);
    }

    @Override
    public PathStat statPath(String container, String path) {
        return copies.stat(container, path);
    }

    @Override
    public PathArchive archive(String container, String path) {
        return copies.archive(container, path);
    }

    @Override
    public void extract(String container, String path, ExtractOptions options, InputStream tar) {
        ledger.doneInJava("copy to", container, () -> copies.extract(container, path, options, tar));
    }

    @Override
    public FileArchive export(String container) {
        return copies.export(container);
    }

    @Override
    public ImageId commit(String container, CommitContainer request) {
        return ledger.inJava("commit", container, () -> committing.commit(container, request));
    }

    @Override
    public ContainerConfig config(String container) {
        return around.lock().hold(() -> store.find(container).config());
    }

    @Override
    public Instant created(String container) {
        return around.lock().hold(() -> store.find(container).created());
    }

    /** Those made from an image, or that have it mounted, the newest first. Called under the engine's lock. */
    public List<ImageUser> usersOf(ImageId image) {
        List<ImageUser> users = new ArrayList<>();
        for (Container container : store.usersOf(image)) {
            ContainerStatus status = container.status();
            boolean running = status == ContainerStatus.RUNNING
                    || status == ContainerStatus.PAUSED
                    || status == ContainerStatus.RESTARTING;
            users.add(new ImageUser(container.id().value(), running));
        }
        return users;
    }

    /** How many there are now. */
    public ContainerCounts count() {
        return around.lock().hold(() -> {
            int running = 0;
            int paused = 0;
            for (Container container : store.newestFirst()) {
                ContainerStatus status = container.state().status();
                running += status == ContainerStatus.RUNNING ? 1 : 0;
                paused += status == ContainerStatus.PAUSED ? 1 : 0;
            }
            return new ContainerCounts(running, paused, store.size() - running - paused);
        });
    }

    /**
     * Starts those anew that ran in the engine which this one is a fork of, and waits for the next start of those that waited.
     *
     * @throws dev.drydock.error.EngineException in the engine's words, if one of them is refused
     */
    public void goOn() {
        counted(() -> {
            new ForkedRuns(parts, actions).begin();
            return true;
        });
    }

    /**
     * Stops all that runs, as the engine does when it is shut down, and waits for it. Then {@link #begin} is to be called.
     *
     * @throws InterruptedException if the thread is interrupted; what was told to stop stops all the same
     */
    public void shutDown() throws InterruptedException {
        Completed.await(around.clock(), counted(daemonRestart::shutDown));
    }

    /**
     * Stops all that ran on while the engine was gone, and waits for it. Then {@link #begin} is to be called.
     *
     * @throws InterruptedException if the thread is interrupted; what was told to stop stops all the same
     */
    public void stopLeftovers() throws InterruptedException {
        Completed.await(around.clock(), counted(daemonRestart::stopLeftovers));
    }

    /** Starts what shall run, as the engine does when it begins; execs are forgotten. */
    public void begin() {
        counted(() -> {
            daemonRestart.begin();
            return true;
        });
    }

    /** What ends from now on is not started again, nor removed: the engine closes. */
    public void startNothingAgain() {
        around.lock().run(parts.ending()::close);
    }

    /** Tells all who still wait that they wait in vain, and ends all streams. Everything that ran has ended before. */
    public void close() {
        around.lock().run(() -> {
            for (Container container : store.newestFirst()) {
                Timer pending = container.restart().pending();
                if (pending != null) {
                    pending.cancel();
                }
                container.waits().abandon(around.lock());
                around.lock().afterwards(container.output()::finish);
            }
        });
    }
}
