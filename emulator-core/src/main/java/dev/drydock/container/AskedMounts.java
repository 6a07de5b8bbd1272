package dev.drydock.container;

import dev.drydock.container.config.MountRequest;
import dev.drydock.container.config.MountRequest.BindOptions;
import dev.drydock.container.config.MountRequest.ImageOptions;
import dev.drydock.container.config.MountRequest.VolumeOptions;
import dev.drydock.container.init.InitBinary;
import dev.drydock.error.EngineException;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.image.StoredImage;
import dev.drydock.process.procfs.RequestedMount;
import dev.drydock.volume.Subpath;
import dev.drydock.volume.TmpfsOptions;
import dev.drydock.volume.VolumeStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a container was asked to have mounted, as file systems (28.5.2: setupMounts, withMounts): volumes, directories of the
 * host, tmpfs, and the files of its network.
 */
final class AskedMounts {
    private static final String DISK = "/dev/vda";
    private static final String DISK_TYPE = "ext4";
    private static final String UNITS = " kmg";
    private static final long KIB = 1024;

    private final ContainerSurroundings around;

    AskedMounts(ContainerSurroundings around) {
        this.around = around;
    }

    /**
     * All that a container was asked to have in memory, by place as it was given: one of the short form takes the stead of
     * another mount only if their places are written alike, and comes before others that are as deep.
     *
     * @throws EngineException unclassified, if an option is none of a tmpfs
     */
    SortedMap<String, TmpfsText> inMemory(Container container) {
        long memoryBytes = around.host().memoryBytes();
        SortedMap<String, TmpfsText> all = new TreeMap<>();
        for (ContainerMount mount : container.mounts()) {
            if (mount.point().type().equals("tmpfs")) {
                all.put(mount.destination(), TmpfsText.parse(tmpfsText(mount.request()), memoryBytes));
            }
        }
        if (container.hostConfig().tmpfs() != null) {
            container
                    .hostConfig()
                    .tmpfs()
                    .forEach((target, text) -> all.put(target, TmpfsText.parse(text, memoryBytes)));
        }
        return all;
    }

    /**
     * @param inMemory what of it is in memory
     * @throws StartRefusal in the runtime's words, if something cannot be mounted
     */
    List<RequestedMount> of(
            Container container, NetworkStack network, HostBinds binds, SortedMap<String, TmpfsText> inMemory)
            throws StartRefusal {
        List<RequestedMount> mounts = new ArrayList<>();
        if (container.hostConfig().hasInit()) {
            WritableTree init = InitBinary.files(around.clock()::now);
            mounts.add(new RequestedMount(init, InitBinary.NAME, disk(InitBinary.TARGET, false)));
        }
        for (Map.Entry<String, TmpfsText> each : inMemory.entrySet()) {
            mounts.add(tmpfs(each.getKey(), each.getValue()));
        }
        String root = around.host().directories().merged(container.id().value());
        for (ContainerMount mount : container.mounts()) {
            refuseOverRoot(mount, root);
            if (!inMemory.containsKey(mount.destination())) {
                mounts.add(requested(container, mount, binds));
            }
        }
        for (String name : NetworkFiles.of(container)) {
            String target = "/etc/" + name;
            if (mounts.stream().noneMatch(mount -> mount.entry().target().equals(target))) {
                boolean writable = !container.hostConfig().readonlyRootfs();
                mounts.add(new RequestedMount(network.files(), name, disk(target, writable)));
            }
        }
        return mounts;
    }

    private RequestedMount requested(Container container, ContainerMount mount, HostBinds binds) throws StartRefusal {
        MountPoint point = mount.point();
        return switch (point.type()) {
            case "volume" -> volume(container, mount);
            case "bind" ->
                new RequestedMount(binds.require(point.source()), "", disk(point.destination(), point.writable()));
            case "image" -> image(mount, Objects.requireNonNull(mount.image(), "the image of an image's mount"));
            default -> throw new IllegalStateException("no mount of this type is made: " + point.type());
        };
    }

    private RequestedMount image(ContainerMount mount, StoredImage image) {
        VolumePart part = imagePart(around, mount, image);
        String target = LinuxPath.absolute(mount.destination());
        return new RequestedMount(
                part.files(), part.path(), new MountEntry("overlay", target, "overlay", "ro,relatime"));
    }

    /** An image as it is: nothing can be written, so nobody needs a layer of its own over it. */
    static VolumePart imagePart(ContainerSurroundings around, ContainerMount mount, StoredImage image) {
        FileTree tree = image.layer() == null ? FileTree.empty() : image.layer().tree();
        WritableTree files = WritableTree.over(tree, around.storage().contents(), around.clock()::now);
        ImageOptions options = mount.request().imageOptions();
        return new VolumePart(files, part(mount.point().source(), files, options == null ? "" : options.subpath()));
    }

    /**
     * What the engine finds out while it prepares mounts, before it tells anybody of them (28.5.2: setupMounts).
     *
     * @throws EngineException if options exclude each other, or a volume has no such part
     */
    void check(Container container) {
        for (ContainerMount mount : container.mounts()) {
            checkOptions(mount.request());
            if (mount.isVolume()) {
                volumePart(around.storage().volumes(), container.id().value(), mount);
            } else if (mount.image() != null) {
                imagePart(around, mount, mount.image());
            }
        }
    }

    private static void checkOptions(MountRequest request) {
        BindOptions options = request.bindOptions();
        if (options == null) {
            return;
        }
        if (options.readOnlyNonRecursive() && !request.readOnly()) {
            throw StartErrors.mountOptionsConflict("!ReadOnly && BindOptions.ReadOnlyNonRecursive");
        }
        if (options.readOnlyForceRecursive() && !request.readOnly()) {
            throw StartErrors.mountOptionsConflict("!ReadOnly && BindOptions.ReadOnlyForceRecursive");
        }
        if (options.readOnlyNonRecursive() && options.readOnlyForceRecursive()) {
            throw StartErrors.mountOptionsConflict("ReadOnlyNonRecursive && BindOptions.ReadOnlyForceRecursive");
        }
    }

    /** The long form in the words of the short one (28.5.2: ConvertTmpfsOptions). */
    private static String tmpfsText(MountRequest request) {
        List<String> words = new ArrayList<>();
        if (request.readOnly()) {
            words.add("ro");
        }
        MountRequest.TmpfsOptions options = request.tmpfsOptions();
        if (options != null && options.mode() != 0) {
            words.add("mode=" + Integer.toOctalString(options.mode()));
        }
        if (options != null && options.sizeBytes() != 0) {
            words.add("size=" + inUnits(options.sizeBytes()));
        }
        if (options != null && options.options() != null) {
            options.options().forEach(option -> words.add(String.join("=", option)));
        }
        return String.join(",", words);
    }

    /** In the largest unit, up to {@code g}, of which it is a whole number. */
    private static String inUnits(long bytes) {
        long count = bytes;
        int unit = 0;
        while (unit < UNITS.length() - 1 && count % KIB == 0) {
            count /= KIB;
            unit++;
        }
        return count + UNITS.substring(unit, unit + 1).strip();
    }

    private RequestedMount volume(Container container, ContainerMount mount) {
        VolumePart part = volumePart(around.storage().volumes(), container.id().value(), mount);
        boolean writable = mount.point().writable();
        String tmpfs = around.storage().volumes().tmpfsOptions(mount.volume());
        MountEntry entry = tmpfs == null
                ? disk(mount.destination(), writable)
                : new MountEntry(
                        "tmpfs",
                        LinuxPath.absolute(mount.destination()),
                        "tmpfs",
                        (writable ? "rw" : "ro") + ",relatime" + tmpfs);
        return new RequestedMount(part.files(), part.path(), entry);
    }

    /**
     * What of a volume or an image is shown.
     *
     * @param path in it, empty for all of it
     */
    record VolumePart(WritableTree files, String path) {}

    /** The volume has been, or will be, mounted for somebody. */
    static VolumePart volumePart(VolumeStore volumes, String mounter, ContainerMount mount) {
        WritableTree files = volumes.mount(mount.volume(), mounter);
        return new VolumePart(files, subpath(volumes, files, mount));
    }

    /** The part of a volume that is asked for, empty for all of it. */
    static String subpath(VolumeStore volumes, WritableTree files, ContainerMount mount) {
        VolumeOptions options = mount.request().volumeOptions();
        return part(volumes.get(mount.volume()).mountpoint(), files, options == null ? "" : options.subpath());
    }

    private static String part(String root, WritableTree files, String subpath) {
        try {
            return Subpath.find(root, files, subpath);
        } catch (IOException unexpected) {
            throw new UncheckedIOException("volumes and images are in memory", unexpected);
        }
    }

    /** On a directory that is there, its root takes over that one's mode unless it was given one (runc: mountToRootfs). */
    private RequestedMount tmpfs(String target, TmpfsText asked) {
        TmpfsOptions options = asked.options();
        if (options == null) {
            return tmpfs(target, asked, TmpfsOptions.NONE).refusedWith(Errno.EINVAL);
        }
        RequestedMount mount = tmpfs(target, asked, options);
        return options.mode() != null
                ? mount
                : mount.overDirectory(mode -> tmpfs(target, asked, options.withMode(mode)));
    }

    private RequestedMount tmpfs(String target, TmpfsText asked, TmpfsOptions options) {
        WritableTree files = WritableTree.tmpfs(
                options.emptyRoot(Metadata.nanos(around.clock().now())),
                around.storage().contents().another(),
                options.limitBytes(around.host().memoryBytes()),
                around.clock()::now);
        return new RequestedMount(
                files,
                "",
                new MountEntry("tmpfs", LinuxPath.absolute(LinuxPath.clean(target)), "tmpfs", asked.shown(options)));
    }

    private static MountEntry disk(String target, boolean writable) {
        return new MountEntry(DISK, LinuxPath.absolute(target), DISK_TYPE, (writable ? "rw" : "ro") + ",relatime");
    }

    private static void refuseOverRoot(ContainerMount mount, String root) throws StartRefusal {
        String source = mount.point().source();
        if (mount.destination().equals("/")) {
            throw new StartRefusal(StartErrors.mountOverRoot(source, root));
        }
        if (mount.destination().equals("/proc") && !source.equals("/proc")) {
            throw new StartRefusal(StartErrors.mountOverProc(source, root));
        }
    }
}
