package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.filter.Filters;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The door to an engine's containers: takes the lock and hands each request to the class that knows its rules. */
public final class EngineContainers implements Containers {
    private final ContainerSurroundings around;
    private final ContainerStore store = new ContainerStore();
    private final ContainerInquiries inquiries;
    private final RunObserver observer;
    private final EngineExecs execs;

    public EngineContainers(ContainerSurroundings around) {
        this.around = around;
        ContainerEvents events = new ContainerEvents(around.events());
        ExecRunner runner = new ExecRunner(around, events);
        inquiries = new ContainerInquiries(around, store, events);
        observer = new RunObservers(new HealthChecks(around, runner, events), runner);
        execs = new EngineExecs(around, store, runner);
    }

    /** Further processes in the same containers. */
    public Execs execs() {
        return execs;
    }

    @Override
    public Created create(CreateContainer request) {
        throw ContainerErrors.notEmulated("create");
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
        throw ContainerErrors.notEmulated("start");
    }

    @Override
    public CompletionStage<Outcome> stopAsync(String container, StopOptions options) {
        throw ContainerErrors.notEmulated("stop");
    }

    @Override
    public Outcome stop(String container, StopOptions options) throws InterruptedException {
        return Completed.await(stopAsync(container, options));
    }

    @Override
    public CompletionStage<Outcome> restartAsync(String container, StopOptions options) {
        throw ContainerErrors.notEmulated("restart");
    }

    @Override
    public Outcome restart(String container, StopOptions options) throws InterruptedException {
        return Completed.await(restartAsync(container, options));
    }

    @Override
    public CompletionStage<Outcome> killAsync(String container, String signal) {
        throw ContainerErrors.notEmulated("kill");
    }

    @Override
    public Outcome kill(String container, String signal) throws InterruptedException {
        return Completed.await(killAsync(container, signal));
    }

    @Override
    public void pause(String container) {
        throw ContainerErrors.notEmulated("pause");
    }

    @Override
    public void unpause(String container) {
        throw ContainerErrors.notEmulated("unpause");
    }

    @Override
    public void rename(String container, String name) {
        throw ContainerErrors.notEmulated("rename");
    }

    @Override
    public List<String> update(String container, UpdateContainer request) {
        return inquiries.update(container, request);
    }

    @Override
    public CompletionStage<Outcome> removeAsync(String container, RemoveOptions options) {
        throw ContainerErrors.notEmulated("remove");
    }

    @Override
    public Outcome remove(String container, RemoveOptions options) throws InterruptedException {
        return Completed.await(removeAsync(container, options));
    }

    @Override
    public PruneReport prune(Filters filters) {
        throw ContainerErrors.notEmulated("prune");
    }

    @Override
    public CompletionStage<WaitResult> waitAsync(String container, WaitCondition condition) {
        throw ContainerErrors.notEmulated("wait");
    }

    @Override
    public WaitResult await(String container, WaitCondition condition) throws InterruptedException {
        return Completed.await(waitAsync(container, condition));
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
    public ContainerConfig config(String container) {
        return around.lock().hold(() -> store.find(container).config());
    }

    @Override
    public Instant created(String container) {
        return around.lock().hold(() -> store.find(container).created());
    }

    /** Those made from an image, the newest first. Called under the engine's lock. */
    public List<ImageUser> usersOf(ImageId image) {
        List<ImageUser> users = new ArrayList<>();
        for (Container container : store.newestFirst()) {
            Image its = container.image();
            if (its != null && its.id().equals(image)) {
                ContainerStatus status = container.status();
                boolean running = status == ContainerStatus.RUNNING
                        || status == ContainerStatus.PAUSED
                        || status == ContainerStatus.RESTARTING;
                users.add(new ImageUser(container.id().value(), running));
            }
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
}
