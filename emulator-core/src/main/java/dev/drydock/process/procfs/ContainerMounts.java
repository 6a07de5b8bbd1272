package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.MountableFileSystem;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.filesystem.SyntheticFileSystem;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Docker Engine 28.5.2 and runc mount into every container besides its root, in the order of {@code /proc/mounts}:
 * {@code /proc}, {@code /dev} with its nodes, {@code /sys} with the control groups, then what the container was asked to
 * have, and at last what hides parts of {@code /proc} and {@code /sys}. All of it is made when somebody first looks there.
 *
 * <pre>{@code
 * MountTable table = MountTable.over(root);
 * new ContainerMounts(MountSettings.of(id, clock)).mountOn(table, List.of(hosts, resolvConf, volume));
 * }</pre>
 */
public final class ContainerMounts {
    private static final String RESTRICTED = "nosuid,nodev,noexec,relatime";
    private static final String DEV_OPTIONS = "rw,nosuid,size=65536k,mode=755";
    private static final String TERMINAL_OPTIONS = "rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666";
    private static final String EMPTY_OPTIONS = "ro,relatime,size=4k,nr_inodes=1";
    private static final long EMPTY_BYTES = 4096;
    private static final int QUEUES = 01777;
    private static final SyntheticDevice CONSOLE = new SyntheticDevice(TerminalDirectory.MAJOR << 8, 0620, 0, 5);

    private final MountSettings settings;

    public ContainerMounts(MountSettings settings) {
        this.settings = settings;
    }

    /**
     * Has all of it mounted when it is needed; only mount points of the requested ones that are missing are made now. If one
     * of these lies in another, or among the kernel's files, all is mounted now. A requested mount at the place of a usual
     * one takes that one's stead.
     *
     * @param requested in the engine's order but for how deep they are, by which they are sorted
     * @throws dev.drydock.filesystem.ErrnoException ENOENT if there is no such part in a requested file system, ENOTDIR if
     *     one of it and its mount point is a directory and the other is not, EROFS if a mount point would have to be made in
     *     a mount that cannot be written
     */
    public void mountOn(MountTable table, List<RequestedMount> requested) throws IOException {
        List<RequestedMount> sorted = new ArrayList<>(requested);
        sorted.sort(Comparator.comparingInt(mount -> depth(mount.entry().target())));
        Set<String> names = new HashSet<>(Set.of("proc", "dev", "sys"));
        boolean now = false;
        for (int i = 0; i < sorted.size(); i++) {
            RequestedMount mount = sorted.get(i);
            String target = mount.entry().target();
            names.add(target.substring(target.lastIndexOf('/') + 1));
            boolean inside = isBelowUsualOne(target) || isBelow(sorted, target);
            if (!inside) {
                // What is there must be seen before the mount point is made.
                sorted.set(i, overWhatIsThere(table, mount));
                table.prepare(mount.fileSystem(), mount.part(), target);
            }
            now |= inside && !target.startsWith("/dev/");
        }
        table.defer(names, later -> new Mounting(later, sorted).all());
        if (now) {
            table.complete();
        }
    }

    private static RequestedMount overWhatIsThere(MountTable table, RequestedMount mount) throws IOException {
        if (mount.overDirectory() == null) {
            return mount;
        }
        try {
            FileStatus there = table.context(Caller.nobody(), Credentials.ROOT)
                    .status(mount.entry().target());
            return mount.overDirectory().apply(there.mode());
        } catch (ErrnoException missing) {
            return mount;
        }
    }

    private static boolean isBelow(List<RequestedMount> mounts, String target) {
        return mounts.stream().anyMatch(mount -> target.startsWith(mount.entry().target() + "/"));
    }

    private static int depth(String path) {
        return (int) path.chars().filter(each -> each == '/').count();
    }

    private static boolean isBelowUsualOne(String path) {
        return path.startsWith("/dev/") || path.startsWith("/proc/") || path.startsWith("/sys/");
    }

    /** Does it, once. */
    private final class Mounting {
        private final MountTable table;
        private final List<RequestedMount> requested;
        private final Set<String> taken;

        Mounting(MountTable table, List<RequestedMount> requested) {
            this.table = table;
            this.requested = requested;
            this.taken = requested.stream().map(mount -> mount.entry().target()).collect(Collectors.toSet());
        }

        void all() throws IOException {
            boolean privileged = settings.security().privileged();
            SyntheticFileSystem proc = synthetic(new ProcRoot(settings));
            WritableTree dev = DeviceTree.dev(settings);
            mount(proc, "proc", "/proc", "proc", "rw," + RESTRICTED);
            mount(dev, "tmpfs", "/dev", "tmpfs", DEV_OPTIONS);
            mount(synthetic(new TerminalDirectory()), "devpts", "/dev/pts", "devpts", TERMINAL_OPTIONS);
            mount(synthetic(SysTree.root()), "sysfs", "/sys", "sysfs", (privileged ? "rw," : "ro,") + RESTRICTED);
            controlGroups(privileged);
            memory();
            for (RequestedMount mount : requested) {
                requested(mount);
            }
            if (settings.console()) {
                mount(synthetic(CONSOLE), "devpts", "/dev/console", "devpts", TERMINAL_OPTIONS);
            }
            if (!privileged) {
                hide(proc, dev);
            }
        }

        private void requested(RequestedMount asked) throws IOException {
            String target = asked.entry().target();
            // The mount points of the others have been made, so that what is there is no directory of the image's.
            RequestedMount mount =
                    isBelowUsualOne(target) || isBelow(requested, target) ? overWhatIsThere(table, asked) : asked;
            try {
                table.bind(mount.fileSystem(), mount.part(), mount.entry());
            } catch (ErrnoException failed) {
                throw new ErrnoException(failed.errno(), mount.entry().target());
            }
        }

        private void controlGroups(boolean privileged) throws IOException {
            WritableTree directories = DeviceTree.cgroups(settings.clock());
            mount(directories, "tmpfs", "/sys/fs/cgroup", "tmpfs", "rw," + RESTRICTED + ",mode=755");
            String options = (privileged ? "rw," : "ro,") + RESTRICTED + ",";
            for (String name : CgroupControllers.NAMES) {
                SyntheticFileSystem files = synthetic(CgroupControllers.directory(name, settings));
                String target = "/sys/fs/cgroup/" + name;
                mount(files, "cgroup", target, "cgroup", options + CgroupControllers.option(name));
            }
        }

        private void memory() throws IOException {
            SyntheticNode queues = new FixedDirectory(QUEUES, Map.of());
            mount(synthetic(queues), "mqueue", "/dev/mqueue", "mqueue", "rw," + RESTRICTED);
            long size = settings.sharedMemoryBytes();
            if (size == 0) {
                return;
            }
            WritableTree shared = DeviceTree.open(size, settings.clock());
            mount(shared, "shm", "/dev/shm", "tmpfs", "rw," + RESTRICTED + ",size=" + size / 1024 + "k");
        }

        private void hide(SyntheticFileSystem proc, WritableTree dev) throws IOException {
            for (String part : new String[] {"bus", "fs", "irq", "sys"}) {
                if (settings.readOnly().contains("/proc/" + part)) {
                    bind(proc, part, entry("proc", "/proc/" + part, "proc", "ro," + RESTRICTED));
                }
            }
            WritableTree empty = DeviceTree.open(EMPTY_BYTES, settings.clock());
            hideDirectory(empty, "/proc/acpi");
            for (String file : new String[] {"interrupts", "keys", "timer_list"}) {
                if (settings.masked().contains("/proc/" + file)) {
                    bind(dev, "null", entry("tmpfs", "/proc/" + file, "tmpfs", DEV_OPTIONS));
                }
            }
            hideDirectory(empty, "/sys/firmware");
        }

        private void hideDirectory(WritableTree empty, String path) throws IOException {
            if (settings.masked().contains(path)) {
                mount(empty, "tmpfs", path, "tmpfs", EMPTY_OPTIONS);
            }
        }

        private void mount(MountableFileSystem files, String source, String target, String type, String options)
                throws IOException {
            bind(files, "", entry(source, target, type, options));
        }

        private void bind(MountableFileSystem files, String part, MountEntry entry) throws IOException {
            if (!taken.contains(entry.target())) {
                table.bind(files, part, entry);
            }
        }

        private MountEntry entry(String source, String target, String type, String options) {
            return new MountEntry(source, target, type, options);
        }

        private SyntheticFileSystem synthetic(SyntheticNode root) {
            return new SyntheticFileSystem(root, settings.clock().instant());
        }
    }
}
