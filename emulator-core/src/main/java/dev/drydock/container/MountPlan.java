package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.error.EngineException;
import dev.drydock.id.ContainerId;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.LayerStore;
import dev.drydock.layer.OverlayDirectories;
import dev.drydock.volume.CreateVolume;
import dev.drydock.volume.Volume;
import dev.drydock.volume.VolumeStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The mounts of one container that is being made, by destination (28.5.2: registerMountPoints): those of other containers,
 * then the short form, then the long one, then what the image declares. Makes the volumes that do not exist, and notes the
 * container as their user.
 */
final class MountPlan {
    private final ContainerSurroundings around;
    private final VolumeStore volumes;
    private final MountRules rules;
    private final ContainerId container;
    private final Map<String, ContainerMount> byDestination = new LinkedHashMap<>();
    private final Set<String> explicit = new HashSet<>();
    private final Set<String> tmpfs = new HashSet<>();

    MountPlan(ContainerSurroundings around, MountRules rules, ContainerId container) {
        this.around = around;
        this.volumes = around.storage().volumes();
        this.rules = rules;
        this.container = container;
    }

    List<ContainerMount> mounts() {
        return new ArrayList<>(byDestination.values());
    }

    boolean isMounted(String destination) {
        return byDestination.containsKey(destination) || tmpfs.contains(destination);
    }

    /**
     * The container is not made after all.
     *
     * @param complete whether all that was asked for had been found: only then do its anonymous volumes go, too (28.5.2:
     *     registerMountPoints releases, cleanupContainer removes)
     */
    void abandon(boolean complete) {
        for (ContainerMount mount : byDestination.values()) {
            giveUp(mount);
            if (complete && mount.isVolume() && mount.isAnonymous()) {
                Removal.removeUnused(volumes, mount.volume());
            }
        }
    }

    void addAll(HostConfig host, ContainerStore containers) {
        if (host.tmpfs() != null) {
            tmpfs.addAll(host.tmpfs().keySet());
        }
        for (String from : orEmpty(host.volumesFrom())) {
            addFrom(from, containers);
        }
        for (String text : orEmpty(host.binds())) {
            addBind(text, host);
        }
        for (MountRequest mount : host.mounts() == null ? List.<MountRequest>of() : host.mounts()) {
            addMount(mount);
        }
    }

    private void addFrom(String text, ContainerStore containers) {
        int colon = text.indexOf(':');
        String mode = colon < 0 ? "" : text.substring(colon + 1);
        if (text.isEmpty()) {
            throw CreateErrors.invalid("volumes-from specification cannot be an empty string");
        }
        if (!BindText.isSharedMode(mode)) {
            throw CreateErrors.volumesFromMode(mode);
        }
        boolean writable = !List.of(mode.split(",")).contains("ro");
        Container other;
        try {
            other = containers.find(colon < 0 ? text : text.substring(0, colon));
        } catch (EngineException unknown) {
            throw CreateErrors.invalid(unknown.words());
        }
        for (ContainerMount mount : other.mounts()) {
            MountPoint point = mount.point();
            MountPoint shared = new MountPoint(
                    point.type(),
                    point.name(),
                    point.source(),
                    point.destination(),
                    point.driver(),
                    "",
                    point.writable() && writable,
                    point.propagation());
            hold(mount.image());
            put(new ContainerMount(shared, mount.volume(), mount.request(), false, mount.image()));
        }
    }

    private void addBind(String text, HostConfig host) {
        BindText bind = BindText.parse(text, host.volumeDriver(), rules);
        MountRequest request = bind.request();
        String destination = LinuxPath.clean(request.target());
        if (explicit.contains(destination) || tmpfs.contains(destination)) {
            throw CreateErrors.duplicateMountPoint(destination);
        }
        explicit.add(destination);
        if (request.type().equals("bind")) {
            put(bind(request, destination, bind.mode()));
            return;
        }
        Volume volume = volumes.create(wish(request));
        String mode = bind.mode().isEmpty() ? "z" : bind.mode();
        put(volume(request, destination, volume, new Shown(request.source(), mode)));
    }

    private void addMount(MountRequest request) {
        String destination = LinuxPath.clean(request.target());
        if (explicit.contains(destination)) {
            throw CreateErrors.duplicateMountPoint(request.target());
        }
        explicit.add(destination);
        switch (request.type()) {
            case "bind" -> put(bind(request, destination, ""));
            case "volume" -> {
                Volume volume = volumes.create(wish(request));
                put(volume(request, destination, volume, new Shown(volume.name(), "z")));
            }
            case "tmpfs" ->
                put(new ContainerMount(
                        new MountPoint("tmpfs", "", "", destination, "", "", !request.readOnly(), ""),
                        "",
                        request,
                        false));
            case "image" -> put(image(request, destination));
            default -> throw ContainerErrors.notEmulated("a mount of type " + request.type());
        }
    }

    private ContainerMount image(MountRequest request, String destination) {
        StoredImage image = around.storage().images().get(request.source());
        hold(image);
        OverlayDirectories directories = around.host().directories();
        SortedMap<String, String> paths = directories.ofImage(image.layer());
        String merged = paths == null ? null : paths.get("MergedDir");
        MountPoint point = new MountPoint(
                "image",
                request.source(),
                merged == null ? directories.merged(container.value()) : merged,
                destination,
                "",
                "",
                false,
                "rprivate");
        return new ContainerMount(point, "", request, false, image);
    }

    private void hold(@Nullable StoredImage image) {
        if (image != null && image.layer() != null) {
            around.storage().layers().retain(image.layer());
        }
    }

    /** A volume that the configuration declares for a place ({@code VOLUME} of an image). */
    void addDeclared(String destination) {
        Volume volume = volumes.create(CreateVolume.anonymous());
        put(volume(MountRequest.of("volume", "", destination), destination, volume, new Shown(volume.name(), "")));
    }

    private static ContainerMount bind(MountRequest request, String destination, String mode) {
        String propagation =
                request.bindOptions() == null ? "" : request.bindOptions().propagation();
        MountPoint point = new MountPoint(
                "bind",
                "",
                LinuxPath.clean(request.source()),
                destination,
                "",
                mode,
                !request.readOnly(),
                propagation.isEmpty() ? "rprivate" : propagation);
        return new ContainerMount(point, "", request, false);
    }

    private static ContainerMount volume(MountRequest request, String destination, Volume volume, Shown shown) {
        VolumeOptions options = request.volumeOptions();
        MountPoint point = new MountPoint(
                "volume",
                shown.name(),
                volume.mountpoint(),
                destination,
                Volume.DRIVER,
                shown.mode(),
                !request.readOnly(),
                "");
        return new ContainerMount(point, volume.name(), request, options == null || !options.noCopy());
    }

    private static CreateVolume wish(MountRequest request) {
        VolumeOptions options = request.volumeOptions();
        if (options == null) {
            return CreateVolume.named(request.source());
        }
        MountRequest.VolumeDriver driver = options.driverConfig();
        return new CreateVolume(
                request.source(),
                driver == null ? "" : driver.name(),
                driver == null ? null : driver.options(),
                options.labels());
    }

    private void put(ContainerMount mount) {
        ContainerMount before = byDestination.put(mount.destination(), mount);
        if (before != null) {
            giveUp(before);
        }
        if (mount.isVolume()) {
            volumes.use(mount.volume(), container.value());
        }
    }

    private void giveUp(ContainerMount mount) {
        if (mount.isVolume()) {
            volumes.giveUp(mount.volume(), container.value());
        }
        giveUpImage(mount, around.storage().layers());
    }

    /** A container no longer has the mount. */
    static void giveUpImage(ContainerMount mount, LayerStore layers) {
        if (mount.image() != null && mount.image().layer() != null) {
            layers.release(mount.image().layer());
        }
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    /** What inspect tells of a volume's mount. */
    private record Shown(String name, String mode) {}
}
