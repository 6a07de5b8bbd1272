package dev.drydock.layer;

import dev.drydock.filesystem.Blob;
import dev.drydock.filesystem.Content;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.Metadata;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads the changes of a layer from its stored tar. Names are taken as seen from the root, so none leads out of it; the
 * contents of files are slices of the tar and are not copied.
 */
final class LayerTarReader {
    /** More names than the memory for their inodes would hold, in a layer whose tar fits. */
    private static final int MOST_ENTRIES = 4_000_000;

    private static final int UNSEEN_BYTES = 64 * 1024;

    private final Blob tar;
    private final EntryNames names = new EntryNames();
    private final byte[] unseen = new byte[UNSEEN_BYTES];
    /** Where the contents of the last file end. */
    private long contentsEnd;

    private LayerTarReader(Blob tar) {
        this.tar = tar;
    }

    /**
     * Hands over the entries, each as soon as it is read: what is wrong with one is told before what is wrong behind it.
     *
     * @throws dev.drydock.error.EngineException if it is no tar, or is cut off
     */
    static void read(Blob tar, Consumer<LayerEntry> unpacker) throws IOException {
        new LayerTarReader(tar).read(unpacker);
    }

    private void read(Consumer<LayerEntry> unpacker) throws IOException {
        int entries = 0;
        Counted bytes = new Counted(tar.open());
        TarAttributes attributes = new TarAttributes(bytes);
        try (TarArchiveInputStream in = new TarArchiveInputStream(attributes, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry header = in.getNextEntry(); header != null; header = in.getNextEntry()) {
                if (!header.isCheckSumOK()) {
                    throw LayerErrors.noTar();
                }
                if (++entries > MOST_ENTRIES) {
                    throw LayerErrors.tooManyEntries();
                }
                LayerEntry entry = entry(header, bytes.position, attributes.last());
                if (entry != null) {
                    unpacker.accept(entry);
                }
                names.requireNoneRepeated();
                if (entry != null && entry.body() instanceof LayerEntry.Regular) {
                    bytes.leaveOut(header.getSize());
                    // What the reader does to come to the next header takes new memory for each piece. And it takes a
                    // file
                    // whose name ends with a slash for a directory, behind whose header the next one is.
                    skipAll(header.isDirectory() ? new Contents(attributes, header.getSize()) : in);
                }
            }
            if (bytes.position == tar.sizeBytes() && bytes.position % TarBlock.BYTES != 0 && !endsInPadding()) {
                throw LayerErrors.truncated();
            }
        } catch (EOFException cutOff) {
            throw LayerErrors.truncated();
        } catch (IOException | IllegalArgumentException unreadable) {
            if (bytes.position < tar.sizeBytes()) {
                throw LayerErrors.noTar();
            }
            if (!endsInPadding()) {
                throw LayerErrors.truncated();
            }
        }
    }

    private void skipAll(InputStream contents) throws IOException {
        while (contents.read(unseen) > 0) {
            // Nobody looks at them.
        }
    }

    /** To the engine, what ends after the contents of a file and before the next block is whole. */
    private boolean endsInPadding() {
        long padding = tar.sizeBytes() - contentsEnd;
        return contentsEnd % TarBlock.BYTES != 0 && padding < TarBlock.BYTES - contentsEnd % TarBlock.BYTES;
    }

    private @Nullable LayerEntry entry(TarArchiveEntry header, long position, Map<String, byte[]> xattrs) {
        String path = names.take(header.getName());
        String name = path.substring(path.lastIndexOf('/') + 1);
        String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (name.equals(LayerTarWriter.OPAQUE_NAME)) {
            return change(header, parent, xattrs, new LayerEntry.Opaque());
        }
        if (name.startsWith(LayerTarWriter.WHITEOUT_PREFIX + LayerTarWriter.WHITEOUT_PREFIX)) {
            return null;
        }
        if (name.startsWith(LayerTarWriter.WHITEOUT_PREFIX)) {
            String hidden = name.substring(LayerTarWriter.WHITEOUT_PREFIX.length());
            if (hidden.isEmpty() || hidden.equals(".") || hidden.equals("..")) {
                throw LayerErrors.invalidWhiteout(header.getName());
            }
            String gone = parent.isEmpty() ? hidden : parent + "/" + hidden;
            return change(header, gone, xattrs, new LayerEntry.Whiteout());
        }
        return change(header, path, xattrs, body(header, position));
    }

    private LayerEntry.Body body(TarArchiveEntry header, long position) {
        if (header.isDirectory() && header.getLinkFlag() != TarConstants.LF_NORMAL) {
            return new LayerEntry.Directory();
        }
        if (header.isSymbolicLink()) {
            return new LayerEntry.Symlink(header.getLinkName());
        }
        if (header.isLink()) {
            return new LayerEntry.HardLink(EntryNames.target(header.getLinkName()));
        }
        if (header.isCharacterDevice()) {
            return new LayerEntry.Node(FileKind.CHARACTER_DEVICE, deviceNumber(header));
        }
        if (header.isBlockDevice()) {
            return new LayerEntry.Node(FileKind.BLOCK_DEVICE, deviceNumber(header));
        }
        if (header.isFIFO()) {
            return new LayerEntry.Node(FileKind.FIFO, 0);
        }
        if (header.isSparse()) {
            throw LayerErrors.unreadable("sparse files in a layer are not supported: " + header.getName());
        }
        if (header.getLinkFlag() != TarConstants.LF_NORMAL && header.getLinkFlag() != TarConstants.LF_OLDNORM) {
            throw LayerErrors.unknownType(header.getLinkFlag());
        }
        contentsEnd = position + header.getSize();
        if (contentsEnd > tar.sizeBytes()) {
            throw LayerErrors.truncated();
        }
        Content content = tar.slice(position, header.getSize());
        return new LayerEntry.Regular(content, header.getSize());
    }

    private static LayerEntry change(
            TarArchiveEntry header, String path, Map<String, byte[]> xattrs, LayerEntry.Body body) {
        Instant modified = header.getLastModifiedTime().toInstant();
        if (modified.isBefore(Instant.EPOCH)) {
            modified = Instant.EPOCH; // as when it is unpacked
        }
        return new LayerEntry(
                path,
                header.getMode() & 07777,
                (int) header.getLongUserId(),
                (int) header.getLongGroupId(),
                Metadata.instant(Metadata.nanos(modified)),
                xattrs,
                body);
    }

    private static int deviceNumber(TarArchiveEntry header) {
        return (header.getDevMajor() << 8) | (header.getDevMinor() & 0xff);
    }

    /** The contents of a file, to the end of its last block. */
    private static final class Contents extends FilterInputStream {
        private long left;

        Contents(InputStream in, long sizeBytes) {
            super(in);
            left = sizeBytes + (-sizeBytes & (TarBlock.BYTES - 1));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }

    /**
     * Knows how far the tar was read: after a header that is where the file's contents begin. Who skips them reads them, which
     * costs more than all else, so they are not copied into the buffer.
     */
    private static final class Counted extends FilterInputStream {
        private long position;
        private long leftOut;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            position += value < 0 ? 0 : 1;
            return value;
        }

        /** Nobody looks at the next bytes. */
        void leaveOut(long bytes) {
            leftOut = bytes;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = (int) super.skip(Math.min(length, leftOut));
            leftOut -= count;
            if (count == 0) {
                count = super.read(buffer, offset, length);
            }
            position += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            leftOut -= Math.min(leftOut, skipped);
            position += skipped;
            return skipped;
        }
    }
}
