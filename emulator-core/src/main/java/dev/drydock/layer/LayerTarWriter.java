package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes changes as the engine writes the tar of a layer: no names of users and groups, whole seconds; a whiteout has mode
 * 0600, the mark of an opaque directory mode 0755 and the epoch (Docker Engine 28.5.2, {@code docker save} of a commit). The
 * same changes give the same bytes.
 */
final class LayerTarWriter {
    static final String WHITEOUT_PREFIX = ".wh.";
    static final String OPAQUE_NAME = ".wh..wh..opq";

    private static final String XATTR = "SCHILY.xattr.";
    private static final int OPAQUE_MODE = 0755;

    private final TarWriter tar;

    /** @param out is not closed */
    LayerTarWriter(OutputStream out) {
        tar = new TarWriter(out);
    }

    void write(LayerEntry entry) throws IOException {
        LayerEntry.Body body = entry.body();
        String path = entry.path();
        if (body instanceof LayerEntry.Directory) {
            begin(entry, '5', (path.isEmpty() ? "." : path) + "/", "");
        } else if (body instanceof LayerEntry.Regular file) {
            tar.begin(header(entry, '0', path, "", file.sizeBytes(), 0));
            file.content().copyTo(tar.contents(), file.sizeBytes());
        } else if (body instanceof LayerEntry.Symlink link) {
            begin(entry, '2', path, link.target());
        } else if (body instanceof LayerEntry.HardLink link) {
            begin(entry, '1', path, link.target());
        } else if (body instanceof LayerEntry.Node node) {
            tar.begin(header(entry, nodeType(node.kind()), path, "", 0, node.deviceNumber()));
        } else if (body instanceof LayerEntry.Whiteout whiteout) {
            String directory = entry.parent().isEmpty() ? "" : entry.parent() + "/";
            begin(entry, '0', directory + WHITEOUT_PREFIX + entry.name(), whiteout.sharedWith());
        } else {
            String name = (path.isEmpty() ? "" : path + "/") + OPAQUE_NAME;
            begin(
                    new LayerEntry(path, OPAQUE_MODE, entry.uid(), entry.gid(), Instant.EPOCH, Map.of(), body),
                    '0',
                    name,
                    "");
        }
    }

    /** Ends the archive; nothing can be written after it. */
    void finish() throws IOException {
        tar.finish();
    }

    private void begin(LayerEntry entry, char type, String name, String linkName) throws IOException {
        tar.begin(header(entry, type, name, linkName, 0, 0));
    }

    private static TarHeader header(
            LayerEntry entry, char type, String name, String linkName, long sizeBytes, int deviceNumber) {
        SortedMap<String, byte[]> records = new TreeMap<>();
        entry.xattrs().forEach((attribute, value) -> records.put(XATTR + attribute, value));
        return new TarHeader(
                type,
                name,
                linkName,
                entry.mode(),
                Integer.toUnsignedLong(entry.uid()),
                Integer.toUnsignedLong(entry.gid()),
                sizeBytes,
                entry.modified().getEpochSecond(),
                deviceNumber >>> 8,
                deviceNumber & 0xff,
                records);
    }

    private static char nodeType(FileKind kind) {
        return switch (kind) {
            case CHARACTER_DEVICE -> '3';
            case BLOCK_DEVICE -> '4';
            case FIFO -> '6';
            case REGULAR, DIRECTORY, SYMLINK, SOCKET -> throw new IllegalArgumentException("a tar has no " + kind);
        };
    }
}
