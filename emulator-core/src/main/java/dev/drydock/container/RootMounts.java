package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest.TmpfsOptions;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.Ulimit;
import dev.drydock.container.init.InitBinary;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.procfs.CgroupSettings;
import dev.drydock.process.procfs.ContainerMounts;
import dev.drydock.process.procfs.LimitsText;
import dev.drydock.process.procfs.MountSettings;
import dev.drydock.process.procfs.RequestedMount;
import dev.drydock.volume.Subpath;
import dev.drydock.volume.Volume;
import dev.drydock.volume.VolumeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a container sees as its files (28.5.2: setupMounts; runc: rootfs_linux.go): its layer, the kernel's own file
 * systems, what was asked for from the outside inwards, and the files of its network.
 */
final class RootMounts {
    private static final long PERIOD_MICROS = 100_000;
    private static final long NANOS = 1_000_000_000;
    private static final String DISK = "/dev/vda";
    private static final String DISK_TYPE = "ext4";

    private final ContainerSurroundings around;

    RootMounts(ContainerSurroundings around) {
        this.around = around;
    }

    /**
     * Under the engine's lock; nothing is mounted yet.
     *
     * @param sharedMemory {@code /dev/shm} if it is not the container's own
     * @throws StartRefusal in the runtime's words, if something cannot be mounted
     */
    Planned plan(Container container, NetworkStack network, @Nullable WritableTree sharedMemory, HostBinds binds)
            throws StartRefusal {
        MountTable table = container.hostConfig().readonlyRootfs()
                ? MountTable.overReadOnly(container.layer().files())
                : MountTable.over(container.layer().files());
        List<RequestedMount> requested = requested(container, network, binds);
        if (sharedMemory != null) {
            requested.add(new RequestedMount(sharedMemory, "", sharedMemory(container.hostConfig())));
        }
        return new Planned(table, new ContainerMounts(settings(container)), requested, container.mounts());
    }

    /**
     * What a container will see.
     *
     * @param table only its root is mounted so far
     * @param asked what the container was asked to have
     */
    record Planned(
            MountTable table, ContainerMounts usual, List<RequestedMount> requested, List<ContainerMount> asked) {

        /**
         * Mounts the rest. Without the engine's lock: touches the host, if something of it is mounted.
         *
         * @throws StartRefusal in the runtime's words, if something cannot be mounted
         */
        void mount() throws StartRefusal {
            try {
                usual.mountOn(table, requested);
            } catch (ErrnoException refused) {
                throw new StartRefusal(StartFailure.ofTask(words(refused)));
            } catch (IOException unexpected) {
                throw new UncheckedIOException("file calls fail with an errno", unexpected);
            }
        }

        private String words(ErrnoException refused) {
            String target = String.valueOf(refused.path());
            String source = asked.stream()
                    .filter(mount -> mount.destination().equals(target))
                    .map(mount -> mount.point().source())
                    .findFirst()
                    .orElse("tmpfs");
            return "error mounting \"" + source + "\" to rootfs at \"" + target + "\": mount src=" + source + ", dst="
                    + target + ", dstFd=/proc/thread-self/fd/14, flags=MS_BIND|MS_REC: "
                    + refused.words().toLowerCase(Locale.ROOT);
        }
    }

    private MountEntry sharedMemory(HostConfig host) {
        boolean machines = host.ipcMode().equals("host");
        long size = machines ? around.host().memoryBytes() / 2 : host.shmSizeBytes();
        String options = (machines ? "rw,relatime" : "rw,nosuid,nodev,noexec,relatime") + ",size=" + size / 1024 + "k";
        return new MountEntry(machines ? "tmpfs" : "shm", "/dev/shm", "tmpfs", options);
    }

    private MountSettings settings(Container container) {
        HostConfig host = container.hostConfig();
        MountSettings.Security security = new MountSettings.Security(
                host.privileged(),
                host.oomScoreAdj(),
                SecurityOptions.forbidNewPrivileges(host.securityOpt()));
        return MountSettings.of(container.id().value(), around.clock()::now)
                .withCgroup(cgroup(container))
                .withSecurity(security)
                .withSysctls(sysctls(container))
                .withUlimits(ulimits(host.resources()))
                .withRestricted(paths(host.maskedPaths()), paths(host.readonlyPaths()))
                .withConsole(container.config().tty())
                .withSharedMemoryBytes(host.ipcMode().equals("none") ? 0 : host.shmSizeBytes())
                .withCgroupSettings(() ->
                        around.lock().hold(() -> limits(container.hostConfig().resources())));
    }

    private static String cgroup(Container container) {
        String parent = container.hostConfig().resources().cgroupParent();
        String below = parent.isEmpty() ? "/docker" : parent.startsWith("/") ? parent : "/" + parent;
        return (below.equals("/") ? "" : below) + "/" + container.id().value();
    }

    private static Map<String, String> sysctls(Container container) {
        Map<String, String> values = new TreeMap<>();
        String domain = container.config().domainname();
        if (!domain.isEmpty()) {
            values.put("kernel.domainname", domain);
        }
        if (container.hostConfig().sysctls() != null) {
            values.putAll(container.hostConfig().sysctls());
        }
        return values;
    }

    private static Map<String, LimitsText.Pair> ulimits(Resources resources) {
        Map<String, LimitsText.Pair> limits = new TreeMap<>();
        for (Ulimit limit : resources.ulimits() == null ? List.<Ulimit>of() : resources.ulimits()) {
            limits.put(limit.name(), new LimitsText.Pair(limit.soft(), limit.hard()));
        }
        return limits;
    }

    private static Set<String> paths(@Nullable List<String> paths) {
        return paths == null ? Set.of() : Set.copyOf(paths);
    }

    private static CgroupSettings limits(Resources resources) {
        boolean inCpus = resources.nanoCpus() > 0;
        Long processes = resources.pidsLimit();
        return new CgroupSettings(
                resources.memoryBytes(),
                resources.memorySwapBytes(),
                resources.memoryReservationBytes(),
                resources.cpuShares(),
                inCpus ? resources.nanoCpus() * PERIOD_MICROS / NANOS : resources.cpuQuotaMicros(),
                inCpus ? PERIOD_MICROS : resources.cpuPeriodMicros(),
                resources.cpusetCpus(),
                processes == null ? 0 : processes);
    }

    private List<RequestedMount> requested(Container container, NetworkStack network, HostBinds binds)
            throws StartRefusal {
        List<RequestedMount> mounts = new ArrayList<>();
        if (container.hostConfig().hasInit()) {
            WritableTree init = InitBinary.files(around.clock()::now);
            mounts.add(new RequestedMount(init, InitBinary.NAME, disk(InitBinary.TARGET, false)));
        }
        for (ContainerMount mount : container.mounts()) {
            mounts.add(requested(container, mount, binds));
        }
        Map<String, String> tmpfs = container.hostConfig().tmpfs();
        if (tmpfs != null) {
            tmpfs.forEach((target, options) -> mounts.add(tmpfs(LinuxPath.clean(target), options)));
        }
        for (String name : List.of(NetworkFiles.RESOLV_CONF, NetworkFiles.HOSTNAME, NetworkFiles.HOSTS)) {
            String target = "/etc/" + name;
            if (mounts.stream().noneMatch(mount -> mount.entry().target().equals(target))) {
                boolean writable = !container.hostConfig().readonlyRootfs();
                mounts.add(new RequestedMount(network.files(), name, disk(target, writable)));
            }
        }
        return mounts;
    }

    private RequestedMount requested(Container container, ContainerMount mount, HostBinds binds)
            throws StartRefusal {
        MountPoint point = mount.point();
        return switch (point.type()) {
            case "volume" -> volume(container, mount);
            case "bind" ->
                new RequestedMount(
                        binds.require(point.source()), "", disk(point.destination(), point.writable()));
            default -> {
                TmpfsOptions options = mount.request().tmpfsOptions();
                String size = options == null || options.sizeBytes() == 0 ? "" : "size=" + options.sizeBytes();
                String mode =
                        options == null || options.mode() == 0 ? "" : "mode=" + Integer.toOctalString(options.mode());
                yield tmpfs(point.destination(), String.join(",", point.writable() ? "" : "ro", size, mode));
            }
        };
    }

    private RequestedMount volume(Container container, ContainerMount mount) {
        VolumePart part = volumePart(around.storage().volumes(), container.id().value(), mount);
        return new RequestedMount(
                part.files(),
                part.path(),
                disk(mount.destination(), mount.point().writable()));
    }

    /**
     * What of a volume is shown.
     *
     * @param path in the volume, empty for all of it
     */
    record VolumePart(WritableTree files, String path) {}

    /** The volume has been, or will be, mounted for somebody. */
    static VolumePart volumePart(VolumeStore volumes, String mounter, ContainerMount mount) {
        VolumeOptions options = mount.request().volumeOptions();
        WritableTree files = volumes.mount(mount.volume(), mounter);
        return new VolumePart(
                files, part(volumes.get(mount.volume()), files, options == null ? "" : options.subpath()));
    }

    private static String part(Volume volume, WritableTree files, String subpath) {
        try {
            return Subpath.find(volume, files, subpath);
        } catch (IOException unexpected) {
            throw new UncheckedIOException("a volume is in memory", unexpected);
        }
    }

    private RequestedMount tmpfs(String target, String text) {
        TmpfsText options = TmpfsText.parse(text);
        WritableTree files =
                WritableTree.tmpfs(emptyRoot(options), new ContentStore(options.sizeBytes()), around.clock()::now);
        return new RequestedMount(files, "", new MountEntry("tmpfs", target, "tmpfs", options.shown()));
    }

    private static MountEntry disk(String target, boolean writable) {
        return new MountEntry(DISK, target, DISK_TYPE, (writable ? "rw" : "ro") + ",relatime");
    }

    private FileTree emptyRoot(TmpfsText options) {
        return FileTree.ofUnlayeredRoot(Metadata.of(
                options.mode(),
                options.uid(),
                options.gid(),
                Metadata.nanos(around.clock().now())));
    }
}
