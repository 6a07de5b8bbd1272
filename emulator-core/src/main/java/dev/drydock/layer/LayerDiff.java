package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
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

/**
 * What a writable layer holds, as the changes of a layer (28.5.2: the storage driver's Diff). Sockets are left out: a tar has
 * none; and so are extended attributes but the capabilities of files.
 */
final class LayerDiff implements TreeVisitor {
    private static final int WHITEOUT_MODE = 0600;
    private static final String CAPABILITIES = "security.capability";

    private final Changes changes;
    private final FileTree tree;
    private final Map<Integer, String> firstNames = new HashMap<>();
    private String firstWhiteout = "";

    private LayerDiff(Changes changes, FileTree tree) {
        this.changes = changes;
        this.tree = tree;
    }

    /** Writes what the writable layer holds. */
    static void write(WritableTree files, OutputStream out) throws IOException {
        LayerTarWriter tar = new LayerTarWriter(out);
        show(files, tar::write);
        tar.finish();
    }

    /** Shows what the writable layer holds, in the order of the tar. */
    static void show(WritableTree files, Changes changes) throws IOException {
        files.walkUpper(new LayerDiff(changes, files.tree()));
    }

    /** Writes all files. */
    static void writeAll(WritableTree files, OutputStream out) throws IOException {
        LayerTarWriter tar = new LayerTarWriter(out);
        files.tree().walk(new LayerDiff(tar::write, files.tree()));
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
        // Whatever has several names is written once: links and device nodes too (28.5.2: addTarFile).
        boolean named = inode.kind() != FileKind.DIRECTORY && inode.links() > 1;
        String first = named ? firstNames.putIfAbsent(number, path) : null;
        changes.take(entry(path, inode, first == null ? body(inode.body()) : new LayerEntry.HardLink(first)));
    }

    private static LayerEntry entry(String path, Inode inode, LayerEntry.Body body) {
        Metadata metadata = inode.metadata();
        byte[] capabilities = metadata.xattrs().get(CAPABILITIES);
        return new LayerEntry(
                path,
                metadata.mode(),
                metadata.uid(),
                metadata.gid(),
                metadata.modified(),
                capabilities == null ? Map.of() : Map.of(CAPABILITIES, capabilities),
                body);
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

    /** Dated by the directory that it is in, which changed when the name went. */
    @Override
    public void whiteout(String path) throws IOException {
        Inode directory = tree.lookupInode(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
        Instant gone = directory == null ? Instant.EPOCH : directory.metadata().modified();
        LayerEntry.Whiteout body = new LayerEntry.Whiteout(firstWhiteout);
        changes.take(new LayerEntry(path, WHITEOUT_MODE, 0, 0, gone, Map.of(), body));
        if (firstWhiteout.isEmpty()) {
            firstWhiteout = path;
        }
    }

    @Override
    public void opaque(String path) throws IOException {
        changes.take(new LayerEntry(path, 0, 0, 0, Instant.EPOCH, Map.of(), new LayerEntry.Opaque()));
    }

    /** Takes one change after the other. */
    @FunctionalInterface
    interface Changes {
        void take(LayerEntry change) throws IOException;
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
