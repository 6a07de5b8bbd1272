package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.stream.InputPort;
import dev.drydock.container.stream.OutputHub;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.id.ContainerId;
import dev.drydock.id.EngineId;
import dev.drydock.image.Image;
import dev.drydock.layer.WritableLayer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A container: what it was asked to be, and how it is. It only remembers; rules are elsewhere. What it holds are values, so
 * that it can be copied. Read and changed under the engine's lock alone.
 */
final class Container {
    private final ContainerId id;
    private final long place;
    private final Instant created;
    private final @Nullable Image image;
    private final WritableLayer layer;
    private final ContainerStreams streams;
    private final Waits waits = new Waits();

    private String name;
    private ContainerConfig config;
    private HostConfig hostConfig;
    private SortedMap<String, EndpointSettings> networks = Collections.emptySortedMap();
    private List<ContainerMount> mounts = List.of();
    private List<Link> links = List.of();
    private List<String> linkedAs = List.of();
    private ContainerState state = ContainerState.Created.FRESH;
    private RestartState restart = RestartState.FRESH;
    private @Nullable Run run;
    private @Nullable NetworkStack kept;
    private @Nullable HealthReport health;
    private final List<Exec> execs = new ArrayList<>(0);
    private boolean starting;
    private @Nullable ContainerId networkFilesOf;
    private @Nullable WritableTree networkFiles;
    private boolean networksTried;
    private boolean logOpened;
    private boolean stoppedByHand;
    private boolean restartedByHand;
    private boolean beingRemoved;

    /** @param image null for a container without one */
    Container(Identity identity, @Nullable Image image, Configuration configuration, Storage storage) {
        this.id = identity.id();
        this.name = identity.name();
        this.place = identity.place();
        this.created = identity.created();
        this.image = image;
        this.config = configuration.config();
        this.hostConfig = configuration.hostConfig();
        this.layer = storage.layer();
        this.streams = storage.streams();
    }

    private Container(Container other, ForkedParts parts) {
        this.id = other.id;
        this.name = other.name;
        this.place = other.place;
        this.created = other.created;
        this.image = other.image;
        this.config = other.config;
        this.hostConfig = other.hostConfig;
        this.layer = other.layer.fork(parts.layers());
        this.streams = other.streams.fork(parts.clock());
        this.networks = other.networks;
        this.mounts = other.mounts;
        this.links = other.links;
        this.linkedAs = other.linkedAs;
        this.state = other.state;
        this.restart = other.restart.withoutTimer();
        NetworkStack stack = other.run == null ? other.kept : other.run.network();
        this.kept = stack == null ? null : stack.with(parts.copyOf(stack.files()));
        this.health = other.health;
        this.networkFilesOf = other.networkFilesOf;
        this.networkFiles = other.networkFiles == null ? null : parts.copyOf(other.networkFiles);
        this.networksTried = other.networksTried;
        this.logOpened = other.logOpened;
        this.stoppedByHand = other.stoppedByHand;
    }

    /** The same in a fork of the engine, where it does not run (yet), and nothing is under way with it. */
    Container fork(ForkedParts parts) {
        return new Container(this, parts);
    }

    /**
     * Who it is.
     *
     * @param name without a leading slash
     * @param place in the order of creation
     */
    record Identity(ContainerId id, String name, long place, Instant created) {}

    /** What it was asked to be. */
    record Configuration(ContainerConfig config, HostConfig hostConfig) {}

    /** Where its files and its output are. */
    record Storage(WritableLayer layer, ContainerStreams streams) {}

    ContainerId id() {
        return id;
    }

    /** Without a leading slash. */
    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    /** Its place in the order of creation; two may have been created at the same instant. */
    long place() {
        return place;
    }

    Instant created() {
        return created;
    }

    @Nullable
    Image image() {
        return image;
    }

    /** Its own layer over the image's. */
    WritableLayer layer() {
        return layer;
    }

    ContainerConfig config() {
        return config;
    }

    HostConfig hostConfig() {
        return hostConfig;
    }

    void configure(ContainerConfig changed) {
        config = changed;
    }

    void configure(HostConfig changed) {
        hostConfig = changed;
    }

    /** What was asked of each network, by network name; what it got there is on its sandbox's endpoints. */
    SortedMap<String, EndpointSettings> networks() {
        return networks;
    }

    void connectTo(SortedMap<String, EndpointSettings> changed) {
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
    }

    /** Whether it ever went onto its networks, even if that failed: what is shown of each is then what it has there, not what was asked. */
    boolean networksTried() {
        return networksTried;
    }

    void tryNetworks() {
        networksTried = true;
    }

    /** In the order in which they were asked for. */
    List<ContainerMount> mounts() {
        return mounts;
    }

    /** The same as inspect shows them. */
    List<MountPoint> mountPoints() {
        return mounts.stream().map(ContainerMount::point).toList();
    }

    void mount(List<ContainerMount> changed) {
        mounts = List.copyOf(changed);
    }

    /** The containers that it calls by names of its own. */
    List<Link> links() {
        return links;
    }

    void link(List<Link> changed) {
        links = List.copyOf(changed);
    }

    /** The names that other containers call it by: {@code parent/alias}. */
    List<String> linkedAs() {
        return linkedAs;
    }

    void linkedAs(List<String> changed) {
        linkedAs = List.copyOf(changed);
    }

    ContainerState state() {
        return state;
    }

    void enter(ContainerState next) {
        state = next;
    }

    /** As the state says; one whose removal has begun is being removed as soon as it does not run. */
    ContainerStatus status() {
        ContainerStatus status = state.status();
        return beingRemoved && !status.isRunning() ? ContainerStatus.REMOVING : status;
    }

    /** Output, input and log. */
    ContainerStreams streams() {
        return streams;
    }

    OutputHub output() {
        return streams.output();
    }

    InputPort input() {
        return streams.input();
    }

    /** Who waits for its end. */
    Waits waits() {
        return waits;
    }

    RestartState restart() {
        return restart;
    }

    void restart(RestartState changed) {
        restart = changed;
    }

    /** What exists while it runs, else null. */
    @Nullable
    Run run() {
        return run;
    }

    /**
     * What exists while it runs.
     *
     * @throws IllegalStateException if it does not
     */
    Run requireRun() {
        if (run == null) {
            throw new IllegalStateException("container " + id + " has no run");
        }
        return run;
    }

    void run(@Nullable Run started) {
        run = started;
    }

    /** The network that it had where this one is a fork of it, null if it did not run there; it is to be had only once. */
    @Nullable
    NetworkStack takeKept() {
        NetworkStack taken = kept;
        kept = null;
        return taken;
    }

    /** Null without a health check. */
    @Nullable
    HealthReport health() {
        return health;
    }

    void health(@Nullable HealthReport changed) {
        health = changed;
    }

    /** In the order of their creation. */
    List<Exec> execs() {
        return List.copyOf(execs);
    }

    void add(Exec exec) {
        execs.add(exec);
    }

    void remove(Exec exec) {
        execs.remove(exec);
    }

    /** Whether somebody is starting it: who wants something of it waits until that has come to its end. */
    boolean isStarting() {
        return starting;
    }

    void starting(boolean changed) {
        starting = changed;
    }

    /** Beside which container the engine keeps the files of its network; null as long as there are none. */
    @Nullable
    ContainerId networkFilesOf() {
        return networkFilesOf;
    }

    /** The files of the network of its last run, which stay to be copied; null before the first. */
    @Nullable
    WritableTree networkFiles() {
        return networkFiles;
    }

    void networkFiles(WritableTree changed) {
        networkFiles = changed;
    }

    /** Whether its log has a file: from its first process, also one that failed, or from when it was first asked for. */
    boolean logOpened() {
        return logOpened;
    }

    void markLogOpened() {
        logOpened = true;
    }

    void networkFilesOf(@Nullable ContainerId changed) {
        networkFilesOf = changed;
    }

    /** Whether its last end was asked for by a client. */
    boolean stoppedByHand() {
        return stoppedByHand;
    }

    void stoppedByHand(boolean changed) {
        stoppedByHand = changed;
    }

    /** Whether it ends only to be started again by a client's restart. */
    boolean restartedByHand() {
        return restartedByHand;
    }

    void restartedByHand(boolean changed) {
        restartedByHand = changed;
    }

    /** Whether its removal has begun. */
    boolean beingRemoved() {
        return beingRemoved;
    }

    void beingRemoved(boolean changed) {
        beingRemoved = changed;
    }

    /** As in {@code docker ps}. */
    String shortId() {
        return id.value().substring(0, EngineId.SHORT_LENGTH);
    }
}
