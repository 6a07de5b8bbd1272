package dev.drydock.process.procfs;

import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.MountableFileSystem;
import dev.drydock.filesystem.SyntheticDevice;
import dev.drydock.filesystem.SyntheticFileSystem;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** What every container has mounted: the kernel's file systems, its devices, and what hides parts of them. */
final class UsualMounts {
    private static final String RESTRICTED = "nosuid,nodev,noexec,relatime";
    private static final String DEV_OPTIONS = "rw,nosuid,size=65536k,mode=755";
    private static final String TERMINAL_OPTIONS = "rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666";
    private static final String EMPTY_OPTIONS = "ro,relatime,size=4k,nr_inodes=1";
    private static final long EMPTY_BYTES = 4096;
    private static final int QUEUES = 01777;
    private static final SyntheticDevice CONSOLE = new SyntheticDevice(TerminalDirectory.MAJOR << 8, 0620, 0, 5);

    private final MountTable table;
    private final Set<String> taken;
    private final MountSettings settings;
    private final SyntheticFileSystem proc;
    private final WritableTree dev;

    /** @param taken places of what stands in for usual mounts */
    UsualMounts(MountTable table, Set<String> taken, MountSettings settings) {
        this.table = table;
        this.taken = taken;
        this.settings = settings;
        this.proc = synthetic(new ProcRoot(settings));
        this.dev = DeviceTree.dev(settings);
    }

    /** Those that come before what a container was asked to have. */
    void before() throws IOException {
        boolean privileged = settings.security().privileged();
        mount(proc, "proc", "/proc", "proc", "rw," + RESTRICTED);
        mount(dev, "tmpfs", "/dev", "tmpfs", DEV_OPTIONS);
        mount(synthetic(new TerminalDirectory()), "devpts", "/dev/pts", "devpts", TERMINAL_OPTIONS);
        mount(synthetic(SysTree.root()), "sysfs", "/sys", "sysfs", (privileged ? "rw," : "ro,") + RESTRICTED);
        controlGroups(privileged);
        memory();
    }

    /** The console, and what hides parts of the kernel's files. */
    void after() throws IOException {
        if (settings.console()) {
            mount(synthetic(CONSOLE), "devpts", "/dev/console", "devpts", TERMINAL_OPTIONS);
        }
        if (!settings.security().privileged()) {
            hide();
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

    private void hide() throws IOException {
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

    private static MountEntry entry(String source, String target, String type, String options) {
        return new MountEntry(source, target, type, options);
    }

    private SyntheticFileSystem synthetic(SyntheticNode root) {
        return new SyntheticFileSystem(root, settings.clock().instant());
    }
}
