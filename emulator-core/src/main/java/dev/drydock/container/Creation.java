package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.LogConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.container.fault.CreateFault;
import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.MountTable;
import dev.drydock.id.ContainerId;
import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.WritableLayer;
import dev.drydock.ledger.Deed;
import dev.drydock.volume.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes containers (28.5.2: containerCreate): checks in the engine's order, then everything or nothing. */
final class Creation {
    private static final String OTHER_CONTAINER = "container:";

    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final ContainerEvents events;
    private final ContainerNames names;
    private final Linking linking;
    private final IdStream ids;
    private final HostDefaults hostDefaults;
    private final NetworkWishes networks;

    Creation(ContainerSurroundings around, ContainerStore store, ContainerEvents events, ContainerNames names) {
        this.around = around;
        this.store = store;
        this.events = events;
        this.names = names;
        this.linking = new Linking(store);
        this.ids = around.chance().containers();
        this.hostDefaults = new HostDefaults(around.host());
        this.networks =
                new NetworkWishes(around.network().networks(), around.network().sandboxes());
    }

    /**
     * @param existsOnHost whether a path exists on the host
     * @param fault that its files meet; null if none
     */
    Created create(CreateContainer wish, Predicate<String> existsOnHost, @Nullable CreateFault fault) {
        ContainerConfig config = wish.config();
        if (config == null) {
            throw CreateErrors.emptyConfig();
        }
        HostConfig host = NetworkWishes.named(wish.hostConfig() == null ? HostConfig.NONE : wish.hostConfig());
        checkRequest(config, host);
        Platform platform = wish.platform().isEmpty() ? null : Platform.parse(wish.platform());

        MountRules mountRules = new MountRules(existsOnHost);
        HostConfigRules hostRules = new HostConfigRules(new ResourceRules(around.host()), mountRules);
        List<String> warnings = new ArrayList<>();
        ContainerConfig checked = ConfigRules.check(config);
        HostConfig left = hostDefaults.apply(hostRules.check(host, false, warnings));
        StoredImage image =
                checked.image().isEmpty() ? null : around.storage().images().get(checked.image(), platform);
        if (image != null && platform == null) {
            warnOfPlatform(image, warnings);
        }
        networks.check(wish.networkingConfig());
        checkSharing(left);
        ContainerConfig merged = withoutEmptyEntrypoint(
                        image == null
                                ? checked
                                : ImageDefaults.merge(checked, image.config().configOrNone()))
                // That of an image is of Windows; the engine takes it over only there.
                .toBuilder()
                .argsEscaped(checked.argsEscaped())
                .build();
        if (isEmpty(merged.entrypoint()) && isEmpty(merged.cmd())) {
            throw CreateErrors.noCommand();
        }
        LogConfig log = LogRules.check(left.logConfig());
        left = left.toBuilder().logConfig(log).build();

        ContainerId id = new ContainerId(IdSource.hexId(ids));
        String name = wish.name().isEmpty() ? names.generate(id) : names.reserve(wish.name(), id);
        Container made = null;
        try {
            made = make(new Draft(id, name, merged, left, image, fault), wish, mountRules);
        } finally {
            if (made == null) {
                store.release(name);
                events.publishGivenUp(id, name, merged);
            }
        }
        store.add(made);
        events.publish(made, "create");
        return new Created(id.value(), warnings);
    }

    /** What has been decided about a container that is not there yet. */
    private record Draft(
            ContainerId id,
            String name,
            ContainerConfig config,
            HostConfig host,
            @Nullable StoredImage image,
            @Nullable CreateFault fault) {}

    private static void checkRequest(ContainerConfig config, HostConfig host) {
        HostConfigRules.checkRequest(config, host);
        if (host.mounts() != null) {
            for (MountRequest mount : host.mounts()) {
                MountRules.checkRequest(mount);
            }
        }
    }

    /**
     * Whose processes and whose memory are to be shared must be there, because its security label is taken over; but a
     * container without a label does not ask (28.5.2: generateSecurityOpt).
     */
    private void checkSharing(HostConfig host) {
        if (host.privileged() || host.ipcMode().equals("host") || host.pidMode().equals("host")) {
            return;
        }
        for (String mode : List.of(host.ipcMode(), host.pidMode())) {
            if (mode.startsWith(OTHER_CONTAINER)) {
                String term = mode.substring(OTHER_CONTAINER.length());
                if (store.findOrNull(term) == null) {
                    throw CreateErrors.sharedContainer(term);
                }
            }
        }
    }

    /** The one option of overlay2 is a quota, which needs a disk that can count (28.5.2: overlay2, parseStorageOpt). */
    private static void checkStorage(SortedMap<String, String> options) {
        for (String name : options.keySet()) {
            if (name.toLowerCase(Locale.ROOT).equals("size")) {
                throw CreateErrors.storageSize();
            }
        }
        if (!options.isEmpty()) {
            throw CreateErrors.unknownStorageOption(options.firstKey());
        }
    }

    private Container make(Draft draft, CreateContainer wish, MountRules mountRules) {
        ContainerConfig config = withHostname(draft);
        HostConfig host = withAnonymousLabels(withWholeId(draft.host()));
        if (host.securityOpt() != null) {
            SecurityOptions.check(host.securityOpt());
        }
        if (host.storageOpt() != null) {
            checkStorage(host.storageOpt());
        }
        checkFiles(draft);
        StoredImage image = draft.image();
        WritableLayer layer = around.storage().layers().newContainer(image == null ? null : image.layer());
        MountPlan plan = new MountPlan(around, mountRules, draft.id());
        boolean planned = false;
        Container container = null;
        try {
            plan.addAll(host, store);
            planned = true;
            Container made = new Container(
                    new Container.Identity(
                            draft.id(),
                            draft.name(),
                            store.nextPlace(),
                            around.clock().now()),
                    image == null ? null : image.image(),
                    new Container.Configuration(config, host),
                    new Container.Storage(
                            layer, ContainerStreams.create(around.clock(), LogDriver.rotation(host.logConfig()))));
            linking.register(made);
            prepareFiles(made, plan);
            made.mount(plan.mounts());
            made.connectTo(networks.settings(config, host, wish.networkingConfig()));
            noteMacAddress(made);
            container = made;
            return made;
        } finally {
            if (container == null) {
                plan.abandon(planned);
                layer.close();
            }
        }
    }

    private void checkFiles(Draft draft) {
        if (draft.fault() instanceof CreateFault.RefusedByStorage refused) {
            throw CreateErrors.storage(refused.cause());
        }
        String first = around.host().directories().first(draft.id().value());
        if (draft.fault() instanceof CreateFault.DiskFull) {
            throw CreateErrors.diskFull(first);
        }
        around.disk().require(new Deed("create", draft.name()), () -> "mkdir " + first);
    }

    /** What was asked of its own network is kept as the container's too, as clients before 1.44 know it. */
    private static void noteMacAddress(Container container) {
        EndpointSettings own = container.networks().get(container.hostConfig().networkMode());
        if (own != null && !own.macAddress().isEmpty()) {
            container.configure(
                    container.config().toBuilder().macAddress(own.macAddress()).build());
        }
    }

    /** Makes the working directory and the declared volumes, and fills volumes that are new. */
    private void prepareFiles(Container container, MountPlan plan) {
        FileContext files = MountTable.over(container.layer().files()).context(Caller.nobody(), Credentials.ROOT);
        try {
            new NewFiles(
                            files,
                            around.storage().volumes(),
                            container.id(),
                            around.host().directories().merged(container.id().value()))
                    .prepare(container.config(), plan);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a new layer in memory", impossible);
        }
    }

    private ContainerConfig withHostname(Draft draft) {
        if (!draft.config().hostname().isEmpty()) {
            return draft.config();
        }
        boolean ofHost = new NetworkMode(draft.host().networkMode()).isHost();
        String hostname = ofHost ? around.host().name() : draft.id().shortForm();
        return draft.config().toBuilder().hostname(hostname).build();
    }

    /** A container whose network is shared is noted by its whole id, if it is there. */
    private HostConfig withWholeId(HostConfig host) {
        NetworkMode mode = new NetworkMode(host.networkMode());
        if (!mode.isContainer()) {
            return host;
        }
        Container shared = store.findOrNull(mode.connectedContainer());
        return shared == null
                ? host
                : host.toBuilder().networkMode("container:" + shared.id()).build();
    }

    /** The engine's own label of an anonymous volume joins those that were asked for. */
    private static HostConfig withAnonymousLabels(HostConfig host) {
        List<MountRequest> mounts = host.mounts();
        return mounts == null
                ? host
                : host.toBuilder()
                        .mounts(mounts.stream()
                                .map(Creation::withAnonymousLabel)
                                .toList())
                        .build();
    }

    private static MountRequest withAnonymousLabel(MountRequest mount) {
        VolumeOptions options = mount.volumeOptions();
        if (options == null || options.labels() == null || !mount.source().isEmpty()) {
            return mount;
        }
        SortedMap<String, String> labels = new TreeMap<>(options.labels());
        labels.put(Volume.ANONYMOUS_LABEL, "");
        return mount.with(new VolumeOptions(options.noCopy(), labels, options.subpath(), options.driverConfig()));
    }

    private static ContainerConfig withoutEmptyEntrypoint(ContainerConfig config) {
        boolean reset = config.entrypoint() != null && config.entrypoint().equals(List.of(""));
        return reset ? config.toBuilder().entrypoint(null).build() : config;
    }

    private static void warnOfPlatform(StoredImage image, List<String> warnings) {
        Platform platform = Platform.of(image.config());
        if (!Platform.LINUX_AMD64.runs(platform)) {
            warnings.add("The requested image's platform (" + platform + ") does not match the detected host platform"
                    + " (linux/amd64) and no specific platform was requested");
        }
    }

    private static boolean isEmpty(@Nullable List<String> words) {
        return words == null || words.isEmpty();
    }
}
