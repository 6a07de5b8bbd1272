package dev.drydock.layer;

import dev.drydock.digest.Digester;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.NameOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A layer that is defined in code: its changes, and from them always the same tar and so the same diff id. Immutable, so
 * one is made once and shared by all engines.
 *
 * <pre>{@code
 * LayerContents contents = LayerContents.builder()
 *         .modified(Instant.parse("2026-01-05T00:00:00Z"))
 *         .directory("/usr/bin", 0755)
 *         .file("/etc/hostname", 0644, "box\n")
 *         .symlink("/bin", "usr/bin")
 *         .hardLink("/usr/bin/[", "/usr/bin/test")
 *         .owner(33, 33).directory("/var/www", 0755)
 *         .build();
 * }</pre>
 */
public final class LayerContents implements LayerSource {
    private final List<LayerEntry> entries;
    private @Nullable Summary summary;
    private @Nullable Long sizeBytes;
    private @Nullable Merged merged;

    private LayerContents(List<LayerEntry> entries) {
        this.entries = entries;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The changes in the order of the tar: by path, hard links at their place. */
    public List<LayerEntry> entries() {
        return entries;
    }

    /**
     * The files of a layer with these contents over others; computed once for the same others, since what each engine of a JVM
     * begins with are the same few images.
     */
    synchronized FileTree over(FileTree below) {
        if (merged == null || merged.below != below) {
            merged = new Merged(below, UnpackedLayer.of(entries, 0).over(below));
        }
        return merged.tree;
    }

    /** The SHA-256 of the tar; computed at the first call, then kept. */
    @Override
    public DiffId diffId() {
        return summary().diffId();
    }

    @Override
    public synchronized long sizeBytes() {
        if (sizeBytes == null) {
            sizeBytes = UnpackedLayer.of(entries, 0).sizeBytes();
        }
        return sizeBytes;
    }

    @Override
    public long tarBytes() {
        return summary().tarBytes();
    }

    /** Whoever writes it first has its SHA-256 worked out along with it. */
    @Override
    public void writeTar(OutputStream out) throws IOException {
        if (isSummarized()) {
            write(out);
            return;
        }
        Digester digester = Digester.sha256();
        write(new Tee(out, digester));
        summarize(new Summary(new DiffId(digester.digest()), digester.sizeBytes()));
    }

    private void write(OutputStream out) throws IOException {
        LayerTarWriter writer = new LayerTarWriter(out);
        for (LayerEntry entry : entries) {
            writer.write(entry);
        }
        writer.finish();
    }

    /** Values are not counted. */
    @Override
    public void retain() {}

    /** Values are not counted. */
    @Override
    public void release() {}

    private synchronized Summary summary() {
        if (summary == null) {
            Digester digester = Digester.sha256();
            try {
                write(digester);
            } catch (IOException impossible) {
                throw new UncheckedIOException("a digester takes all bytes", impossible);
            }
            summary = new Summary(new DiffId(digester.digest()), digester.sizeBytes());
        }
        return summary;
    }

    private synchronized boolean isSummarized() {
        return summary != null;
    }

    private synchronized void summarize(Summary known) {
        summary = known;
    }

    private record Merged(FileTree below, FileTree tree) {}

    private record Summary(DiffId diffId, long tarBytes) {}

    /**
     * Gathers changes; paths are absolute. A second change of one path replaces the first; directories on the way that
     * nobody named are added with mode 0755, owned by root.
     */
    public static final class Builder {
        private final NavigableMap<String, LayerEntry> entries = new TreeMap<>(NameOrder.COMPONENTS);
        private Instant modified = Instant.EPOCH;
        private int uid;
        private int gid;

        private Builder() {}

        /** Modification time of what is added from now on; at first the epoch. */
        public Builder modified(Instant time) {
            modified = time;
            return this;
        }

        /** Owner of what is added from now on; at first root. */
        public Builder owner(int userId, int groupId) {
            uid = userId;
            gid = groupId;
            return this;
        }

        public Builder directory(String path, int mode) {
            return add(path, mode, new LayerEntry.Directory());
        }

        /** @param bytes kept as they are, so they must not change afterwards */
        public Builder file(String path, int mode, byte[] bytes) {
            return add(path, mode, new LayerEntry.Regular(InlineContent.of(bytes), bytes.length));
        }

        /** @param text written as UTF-8 */
        public Builder file(String path, int mode, String text) {
            return file(path, mode, text.getBytes(StandardCharsets.UTF_8));
        }

        public Builder symlink(String path, String target) {
            return add(path, 0777, new LayerEntry.Symlink(target));
        }

        /** @param target absolute path of a file of this layer */
        public Builder hardLink(String path, String target) {
            String first = relative(target);
            LayerEntry existing = entries.get(first);
            String file =
                    existing != null && existing.body() instanceof LayerEntry.HardLink link ? link.target() : first;
            return add(path, existing == null ? 0644 : existing.mode(), new LayerEntry.HardLink(file));
        }

        /**
         * A device, a FIFO or a socket.
         *
         * @param deviceNumber {@code major << 8 | minor} of a device, else 0
         */
        public Builder node(String path, FileKind kind, int mode, int deviceNumber) {
            return add(path, mode, new LayerEntry.Node(kind, deviceNumber));
        }

        /** What layers below have under the path is gone. */
        public Builder whiteout(String path) {
            return add(path, 0600, new LayerEntry.Whiteout());
        }

        /** The contents so far. */
        public LayerContents build() {
            addMissingDirectories();
            return new LayerContents(HardLinks.firstNameFirst(entries));
        }

        private Builder add(String path, int mode, LayerEntry.Body body) {
            String relative = relative(path);
            entries.put(relative, new LayerEntry(relative, mode, uid, gid, modified, Map.of(), body));
            return this;
        }

        private void addMissingDirectories() {
            for (LayerEntry entry : List.copyOf(entries.values())) {
                String parent = entry.parent();
                while (!parent.isEmpty() && !entries.containsKey(parent)) {
                    entries.put(
                            parent,
                            new LayerEntry(parent, 0755, 0, 0, entry.modified(), Map.of(), new LayerEntry.Directory()));
                    parent = parent.substring(0, Math.max(0, parent.lastIndexOf('/')));
                }
            }
        }

        private static String relative(String path) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("an absolute path is wanted: " + path);
            }
            return path.equals("/") ? "" : path.substring(1);
        }
    }
}
