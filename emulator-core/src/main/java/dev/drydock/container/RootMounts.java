package dev.drydock.container;

import dev.drydock.container.config.MountRequest.TmpfsOptions;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.MountableFileSystem;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.volume.Subpath;
import dev.drydock.volume.Volume;
import dev.drydock.volume.VolumeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds what a container sees as its files (28.5.2: setupMounts; runc: rootfs_linux.go): its layer, the kernel's own file
 * systems, what was asked for from the outside inwards, and the files of its network.
 */
final class RootMounts {
    private static final int STICKY = 01777;
    private static final String TMPFS_OPTIONS = "rw,nosuid,nodev,noexec,relatime";
    private static final String DISK = "/dev/vda";
    private static final String DISK_TYPE = "ext4";

    private final ContainerSurroundings around;
    private final DeviceFiles devices;

    RootMounts(ContainerSurroundings around) {
        this.around = around;
        this.devices = new DeviceFiles(Metadata.nanos(around.clock().now()));
    }

    /** @throws StartRefusal in the runtime's words, if something cannot be mounted */
    MountTable build(Container container, NetworkStack network) throws StartRefusal {
        MountTable table = container.hostConfig().readonlyRootfs()
                ? MountTable.overReadOnly(container.layer().files())
                : MountTable.over(container.layer().files());
        List<Wanted> wanted = asked(container, network);
        Set<String> covered = new HashSet<>();
        wanted.forEach(each -> covered.add(each.entry().target()));
        for (Wanted mount : kernels(container)) {
            if (!covered.contains(mount.entry().target())) {
                mount(table, mount);
            }
        }
        for (Wanted mount : wanted) {
            mount(table, mount);
        }
        return table;
    }

    /** @param part of the file system that is mounted; empty for all of it */
    private record Wanted(MountableFileSystem files, String part, MountEntry entry) {}

    private List<Wanted> kernels(Container container) {
        boolean terminal = container.config().tty();
        List<Wanted> mounts = new ArrayList<>();
        mounts.add(new Wanted(
                tmpfs(devices.devices(terminal)),
                "",
                new MountEntry("tmpfs", "/dev", "tmpfs", "rw,nosuid,size=65536k,mode=755")));
        mounts.add(new Wanted(
                tmpfs(devices.terminals(terminal)),
                "",
                new MountEntry(
                        "devpts",
                        "/dev/pts",
                        "devpts",
                        "rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666")));
        mounts.add(new Wanted(
                tmpfs(emptyRoot(STICKY)), "", new MountEntry("mqueue", "/dev/mqueue", "mqueue", TMPFS_OPTIONS)));
        long shared = container.hostConfig().shmSizeBytes();
        mounts.add(new Wanted(
                WritableTree.tmpfs(emptyRoot(STICKY), new ContentStore(shared), around.clock()::now),
                "",
                new MountEntry("shm", "/dev/shm", "tmpfs", TMPFS_OPTIONS + ",size=" + shared / 1024 + "k")));
        return mounts;
    }

    /** From the outside inwards, so that none hides another. */
    private List<Wanted> asked(Container container, NetworkStack network) {
        List<Wanted> mounts = new ArrayList<>();
        for (ContainerMount mount : container.mounts()) {
            mounts.add(wanted(container, mount));
        }
        Map<String, String> tmpfs = container.hostConfig().tmpfs();
        if (tmpfs != null) {
            tmpfs.forEach((target, options) -> mounts.add(tmpfs(LinuxPath.clean(target), options)));
        }
        for (String name : List.of(NetworkFiles.RESOLV_CONF, NetworkFiles.HOSTNAME, NetworkFiles.HOSTS)) {
            String target = "/etc/" + name;
            if (mounts.stream().noneMatch(mount -> mount.entry().target().equals(target))) {
                mounts.add(new Wanted(
                        network.files(),
                        name,
                        disk(target, !container.hostConfig().readonlyRootfs())));
            }
        }
        mounts.sort(Comparator.comparingInt(mount -> LinuxPath.depth(mount.entry().target())));
        return mounts;
    }

    private Wanted wanted(Container container, ContainerMount mount) {
        MountPoint point = mount.point();
        switch (point.type()) {
            case "volume" -> {
                VolumeStore volumes = around.storage().volumes();
                String subpath = mount.request().volumeOptions() == null
                        ? ""
                        : mount.request().volumeOptions().subpath();
                WritableTree files = volumes.mount(mount.volume(), container.id().value());
                return new Wanted(
                        files,
                        part(volumes.get(mount.volume()), files, subpath),
                        disk(point.destination(), point.writable()));
            }
            case "bind" -> {
                return new Wanted(
                        around.hostFiles().open(point.source()), "", disk(point.destination(), point.writable()));
            }
            default -> {
                TmpfsOptions options = mount.request().tmpfsOptions();
                String size = options == null || options.sizeBytes() == 0 ? "" : "size=" + options.sizeBytes();
                String mode = options == null || options.mode() == 0 ? "" : "mode=" + Integer.toOctalString(options.mode());
                String joined = String.join(",", List.of(point.writable() ? "" : "ro", size, mode));
                return tmpfs(point.destination(), joined);
            }
        }
    }

    private static String part(Volume volume, WritableTree files, String subpath) {
        try {
            return Subpath.find(volume, files, subpath);
        } catch (IOException unexpected) {
            throw new UncheckedIOException("a volume is in memory", unexpected);
        }
    }

    private Wanted tmpfs(String target, String text) {
        TmpfsText options = TmpfsText.parse(text);
        WritableTree files = WritableTree.tmpfs(
                emptyRoot(options.mode()), new ContentStore(options.sizeBytes()), around.clock()::now);
        return new Wanted(files, "", new MountEntry("tmpfs", target, "tmpfs", options.shown()));
    }

    private static MountEntry disk(String target, boolean writable) {
        return new MountEntry(DISK, target, DISK_TYPE, (writable ? "rw" : "ro") + ",relatime");
    }

    private FileTree emptyRoot(int mode) {
        return FileTree.ofUnlayeredRoot(
                Metadata.of(mode, 0, 0, Metadata.nanos(around.clock().now())));
    }

    private WritableTree tmpfs(FileTree tree) {
        return WritableTree.tmpfs(tree, around.storage().contents(), around.clock()::now);
    }

    private static void mount(MountTable table, Wanted wanted) throws StartRefusal {
        try {
            table.bind(wanted.files(), wanted.part(), wanted.entry());
        } catch (ErrnoException refused) {
            String target = wanted.entry().target();
            boolean mismatch = refused.errno() == Errno.ENOTDIR;
            throw new StartRefusal(StartFailure.ofTask("error mounting \"" + wanted.entry().source()
                    + "\" to rootfs at \"" + target + "\": " + (mismatch ? "not a directory" : refused.errno().words())));
        } catch (IOException failed) {
            throw new StartRefusal(StartFailure.ofTask(String.valueOf(failed.getMessage())));
        }
    }
}
