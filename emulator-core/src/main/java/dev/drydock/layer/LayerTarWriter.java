package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes changes as the engine writes the tar of a layer: POSIX headers, no names of users and groups, whole seconds, PAX
 * records only for what the plain header cannot hold; a whiteout has mode 0600, the mark of an opaque directory mode 0755
 * and the epoch (Docker Engine 28.5.2, {@code docker save} of a commit). The same changes give the same bytes.
 */
final class LayerTarWriter {
    static final String WHITEOUT_PREFIX = ".wh.";
    static final String OPAQUE_NAME = ".wh..wh..opq";

    private final TarArchiveOutputStream tar;

    /** @param out is not closed */
    LayerTarWriter(OutputStream out) {
        tar = new TarArchiveOutputStream(new Unclosed(out), 512, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    void write(LayerEntry entry) throws IOException {
        LayerEntry.Body body = entry.body();
        TarArchiveEntry header = header(entry);
        header.setMode(body instanceof LayerEntry.Opaque ? 0755 : entry.mode());
        header.setUserId(entry.uid());
        header.setGroupId(entry.gid());
        header.setModTime(
                (body instanceof LayerEntry.Opaque ? Instant.EPOCH : entry.modified()).getEpochSecond() * 1000);
        for (Map.Entry<String, byte[]> attribute : entry.xattrs().entrySet()) {
            header.addPaxHeader(
                    "SCHILY.xattr." + attribute.getKey(), new String(attribute.getValue(), StandardCharsets.UTF_8));
        }
        tar.putArchiveEntry(header);
        if (body instanceof LayerEntry.Regular file) {
            file.content().copyTo(tar, file.sizeBytes());
        }
        tar.closeArchiveEntry();
    }

    /** Ends the archive; nothing can be written after it. */
    void finish() throws IOException {
        tar.close();
    }

    private static TarArchiveEntry header(LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        String path = entry.path();
        if (body instanceof LayerEntry.Directory) {
            return new TarArchiveEntry((path.isEmpty() ? "." : path) + "/", TarConstants.LF_DIR);
        }
        if (body instanceof LayerEntry.Regular file) {
            TarArchiveEntry header = new TarArchiveEntry(path, TarConstants.LF_NORMAL);
            header.setSize(file.sizeBytes());
            return header;
        }
        if (body instanceof LayerEntry.Symlink link) {
            return linkHeader(path, TarConstants.LF_SYMLINK, link.target());
        }
        if (body instanceof LayerEntry.HardLink link) {
            return linkHeader(path, TarConstants.LF_LINK, link.target());
        }
        if (body instanceof LayerEntry.Node node) {
            TarArchiveEntry header = new TarArchiveEntry(path, nodeType(node.kind()));
            header.setDevMajor(node.deviceNumber() >>> 8);
            header.setDevMinor(node.deviceNumber() & 0xff);
            return header;
        }
        String directory = entry.parent().isEmpty() ? "" : entry.parent() + "/";
        String marker = body instanceof LayerEntry.Opaque
                ? (path.isEmpty() ? "" : path + "/") + OPAQUE_NAME
                : directory + WHITEOUT_PREFIX + entry.name();
        return new TarArchiveEntry(marker, TarConstants.LF_NORMAL);
    }

    private static TarArchiveEntry linkHeader(String path, byte type, String target) {
        TarArchiveEntry header = new TarArchiveEntry(path, type);
        header.setLinkName(target);
        return header;
    }

    private static byte nodeType(FileKind kind) {
        return switch (kind) {
            case CHARACTER_DEVICE -> TarConstants.LF_CHR;
            case BLOCK_DEVICE -> TarConstants.LF_BLK;
            case FIFO -> TarConstants.LF_FIFO;
            case REGULAR, DIRECTORY, SYMLINK, SOCKET -> throw new IllegalArgumentException("a tar has no " + kind);
        };
    }

    /** Commons Compress ends an archive by closing its stream; the caller's stays open. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
