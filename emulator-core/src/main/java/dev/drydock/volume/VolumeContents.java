package dev.drydock.volume;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.TreeVisitor;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a volume, and who uses it. A plain one keeps its files; one of type tmpfs has them as long as somebody mounts
 * it. Not thread-safe.
 */
final class VolumeContents {
    private static final int ROOT_MODE = 0755;
    /** Half of a machine's memory is what Linux takes; a number of ours, as there is no such memory. */
    private static final long DEFAULT_TMPFS_BYTES = 8L << 30;

    private final Volume volume;
    private final Set<String> users;
    private final Set<String> mounters;
    private @Nullable WritableTree files;
    /** What it was limited to; null if it never was. */
    private @Nullable Long limitBytes;

    VolumeContents(Volume volume) {
        this(volume, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    private VolumeContents(Volume volume, Set<String> users, Set<String> mounters) {
        this.volume = volume;
        this.users = users;
        this.mounters = mounters;
    }

    VolumeContents fork(ContentStore store, InstantSource clock) {
        VolumeContents copy = new VolumeContents(volume, new LinkedHashSet<>(users), new LinkedHashSet<>(mounters));
        copy.files = files == null ? null : files.fork(isMountedAnew() ? store.another() : store, clock);
        copy.limitBytes = limitBytes;
        return copy;
    }

    Volume volume() {
        return volume;
    }

    /** Containers that have it among their mounts, whether they run or not. */
    Set<String> users() {
        return users;
    }

    /** @throws dev.drydock.error.EngineException not implemented, for what would be mounted from a host */
    WritableTree mount(String mounter, ContentStore store, InstantSource clock) {
        if (files == null) {
            WritableTree opened = open(store, clock);
            if (limitBytes != null) {
                opened.limit(limitBytes);
            }
            files = opened;
        }
        mounters.add(mounter);
        return files;
    }

    void limit(long bytes) {
        limitBytes = bytes;
        if (files != null) {
            files.limit(bytes);
        }
    }

    void unmount(String mounter) {
        mounters.remove(mounter);
        if (mounters.isEmpty() && isMountedAnew()) {
            close();
        }
    }

    void close() {
        if (files != null) {
            files.close();
            files = null;
        }
    }

    private boolean isMountedAnew() {
        return options().containsKey("type");
    }

    private Map<String, String> options() {
        return volume.options() == null ? Map.of() : volume.options();
    }

    private WritableTree open(ContentStore store, InstantSource clock) {
        long now = Metadata.nanos(clock.instant());
        if (!isMountedAnew()) {
            return WritableTree.directory(FileTree.ofUnlayeredRoot(Metadata.of(ROOT_MODE, 0, 0, now)), store, clock);
        }
        String type = options().getOrDefault("type", "");
        TmpfsOptions tmpfs = tmpfs(volume);
        if (tmpfs == null) {
            throw VolumeErrors.mountNotEmulated(volume, type);
        }
        return WritableTree.tmpfs(
                tmpfs.emptyRoot(now), store.another(), tmpfs.limitBytes(2 * DEFAULT_TMPFS_BYTES), clock);
    }

    /** Options of the tmpfs that a volume is; null if it is none, or has options that are unknown here. */
    static @Nullable TmpfsOptions tmpfs(Volume volume) {
        Map<String, String> options = volume.options() == null ? Map.of() : volume.options();
        return "tmpfs".equals(options.get("type"))
                ? TmpfsOptions.parse(
                        options.getOrDefault("o", "").replaceFirst("^rw(,|$)", ""), 2 * DEFAULT_TMPFS_BYTES)
                : null;
    }

    /** Lengths of its regular files, hard links counted once. */
    long sizeBytes() {
        if (files == null) {
            return 0;
        }
        SizeCount count = new SizeCount();
        try {
            files.tree().walk(count);
        } catch (IOException impossible) {
            throw new UncheckedIOException("counting reads no contents", impossible);
        }
        return count.bytes;
    }

    private static final class SizeCount implements TreeVisitor {
        private final Set<Integer> seen = new HashSet<>();
        private long bytes;

        @Override
        public void file(String path, int number, Inode inode) {
            if (seen.add(number)) {
                bytes += inode.sizeBytes();
            }
        }

        @Override
        public void whiteout(String path) {
            throw new IllegalStateException("a whole tree has no whiteouts");
        }

        @Override
        public void opaque(String path) {
            throw new IllegalStateException("a whole tree has no opaque directories");
        }
    }
}
