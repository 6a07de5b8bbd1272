package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.container.config.Resources;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.process.procfs.CgroupSettings;
import dev.drydock.process.procfs.ContainerMounts;
import dev.drydock.process.procfs.MountSettings;
import dev.drydock.process.procfs.RefusedMountException;
import dev.drydock.process.procfs.RequestedMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a container sees as its files (28.5.2: setupMounts; runc: rootfs_linux.go): its layer, the kernel's own file
 * systems, what was asked for from the outside inwards, and the files of its network.
 */
final class RootMounts {
    private static final long PERIOD_MICROS = 100_000;
    private static final long NANOS = 1_000_000_000;

    private final ContainerSurroundings around;
    private final AskedMounts asked;

    RootMounts(ContainerSurroundings around) {
        this.around = around;
        this.asked = new AskedMounts(around);
    }

    /** The parameters and refusals are those of {@link AskedMounts#check}. */
    void check(Container container) {
        asked.check(container);
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
        SortedMap<String, TmpfsText> inMemory = asked.inMemory(container);
        List<RequestedMount> requested = asked.of(container, network, binds, inMemory);
        if (sharedMemory != null) {
            requested.add(new RequestedMount(sharedMemory, "", sharedMemory(container.hostConfig())));
        }
        String root = around.host().directories().merged(container.id().value());
        return new Planned(
                table, new ContainerMounts(settings(container)), requested, container.mounts(), inMemory, root);
    }

    /**
     * What a container will see.
     *
     * @param table only its root is mounted so far
     * @param asked what the container was asked to have
     * @param inMemory what of it is in memory
     * @param root where the engine believes to have it, for the words of refusals
     */
    record Planned(
            MountTable table,
            ContainerMounts usual,
            List<RequestedMount> requested,
            List<ContainerMount> asked,
            SortedMap<String, TmpfsText> inMemory,
            String root) {

        /**
         * Mounts the rest. Without the engine's lock: touches the host, if something of it is mounted.
         *
         * @throws StartRefusal in the runtime's words, if something cannot be mounted
         */
        void mount() throws StartRefusal {
            try {
                usual.mountOn(table, requested);
            } catch (RefusedMountException refused) {
                throw new StartRefusal(failure(refused));
            } catch (IOException unexpected) {
                throw new UncheckedIOException("of the usual mounts none is refused", unexpected);
            }
        }

        private StartFailure failure(RefusedMountException refused) {
            String target = refused.target();
            Optional<ContainerMount> mount = asked.stream()
                    .filter(each -> each.destination().equals(target))
                    .findFirst();
            String source = mount.map(each -> each.point().source()).orElse("tmpfs");
            String words = refused.errno().words().toLowerCase(Locale.ROOT);
            if (target.startsWith("/proc/") || target.startsWith("/sys/")) {
                return StartErrors.mountPointNotMade(source, target, root + target, "no such file or directory");
            }
            return switch (refused.step()) {
                case LOOKUP -> StartErrors.mountPointNotFound(source, target, words);
                case PLACE -> StartErrors.mountPointNotMade(source, target, root + refused.path(), words);
                case MOUNT ->
                    inMemory.entrySet().stream()
                            .filter(each -> LinuxPath.clean(each.getKey()).equals(target))
                            .map(each -> each.getValue().refused(each.getKey(), refused.covered(), words))
                            .findFirst()
                            .orElseGet(() -> StartErrors.mountRefused(source, target, flags(mount), words));
            };
        }

        /** Read-only mounts with all below them are made so afterwards. */
        private static String flags(Optional<ContainerMount> mount) {
            BindOptions options =
                    mount.map(each -> each.request().bindOptions()).orElse(null);
            String alone = options != null && options.readOnlyNonRecursive() ? "MS_RDONLY|" : "";
            return alone + (options != null && options.nonRecursive() ? "MS_BIND" : "MS_BIND|MS_REC");
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
                host.privileged(), host.oomScoreAdj(), SecurityOptions.forbidNewPrivileges(host.securityOpt()));
        return MountSettings.of(container.id().value(), around.clock()::now)
                .withCgroup(cgroup(container))
                .withSecurity(security)
                .withSysctls(sysctls(container))
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
}
