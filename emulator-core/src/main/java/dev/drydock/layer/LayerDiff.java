package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.TreeVisitor;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a writable layer holds, as the changes of a layer. Sockets are left out: a tar has none. */
final class LayerDiff implements TreeVisitor {
    private static final int WHITEOUT_MODE = 0600;

    private final LayerTarWriter tar;
    private final Instant now;
    private final Map<Integer, String> firstNames = new HashMap<>();

    private LayerDiff(LayerTarWriter tar, Instant now) {
        this.tar = tar;
        this.now = now;
    }

    /** Writes what the writable layer holds. */
    static void write(WritableTree files, OutputStream out) throws IOException {
        LayerTarWriter tar = new LayerTarWriter(out);
        files.walkUpper(new LayerDiff(tar, Instant.EPOCH));
        tar.finish();
    }

    /** Writes all files. */
    static void writeAll(WritableTree files, OutputStream out) throws IOException {
        LayerTarWriter tar = new LayerTarWriter(out);
        files.tree().walk(new LayerDiff(tar, Instant.EPOCH));
        tar.finish();
    }

    static long bytes(WritableTree files) throws IOException {
        Sum sum = new Sum();
        files.walkUpper(sum);
        return sum.bytes;
    }

    static boolean isAny(WritableTree files) {
        Sum sum = new Sum();
        try {
            files.walkUpper(sum);
        } catch (IOException impossible) {
            throw new UncheckedIOException("counting reads nothing", impossible);
        }
        return sum.any;
    }

    @Override
    public void file(String path, int number, Inode inode) throws IOException {
        if (inode.kind() == FileKind.SOCKET) {
            return;
        }
        String first =
                inode.kind() == FileKind.REGULAR && inode.links() > 1 ? firstNames.putIfAbsent(number, path) : null;
        tar.write(entry(path, inode, first == null ? body(inode.body()) : new LayerEntry.HardLink(first)));
    }

    private static LayerEntry entry(String path, Inode inode, LayerEntry.Body body) {
        var metadata = inode.metadata();
        return new LayerEntry(
                path, metadata.mode(), metadata.uid(), metadata.gid(), metadata.modified(), metadata.xattrs(), body);
    }

    private static LayerEntry.Body body(InodeBody body) {
        if (body instanceof InodeBody.Regular file) {
            return new LayerEntry.Regular(file.content(), file.sizeBytes());
        }
        if (body instanceof InodeBody.Symlink link) {
            return new LayerEntry.Symlink(link.target());
        }
        if (body instanceof InodeBody.Node node) {
            return new LayerEntry.Node(node.kind(), node.deviceNumber());
        }
        return new LayerEntry.Directory();
    }

    @Override
    public void whiteout(String path) throws IOException {
        tar.write(new LayerEntry(path, WHITEOUT_MODE, 0, 0, now, Map.of(), new LayerEntry.Whiteout()));
    }

    @Override
    public void opaque(String path) throws IOException {
        tar.write(new LayerEntry(path, 0755, 0, 0, now, Map.of(), new LayerEntry.Opaque()));
    }

    private static final class Sum implements TreeVisitor {
        private final Set<Integer> linked = new HashSet<>();
        private long bytes;
        private boolean any;

        @Override
        public void file(String path, int number, Inode inode) {
            any = true;
            if (inode.kind() != FileKind.DIRECTORY && (inode.links() == 1 || linked.add(number))) {
                bytes += inode.sizeBytes();
            }
        }

        @Override
        public void whiteout(String path) {
            any = true;
        }

        @Override
        public void opaque(String path) {
            any = true;
        }
    }
}
