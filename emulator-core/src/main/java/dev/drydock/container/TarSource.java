package dev.drydock.container;

import dev.drydock.layer.Decompression;
import dev.drydock.layer.TarAttributes;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The tar that a client sends: plain, or compressed in the ways that the engine recognizes by the first bytes. */
final class TarSource {
    private static final int RECORD_BYTES = 512;

    private final Counted bytes;
    private final TarAttributes attributes;
    private final TarArchiveInputStream tar;

    TarSource(InputStream stream) {
        try {
            this.bytes = new Counted(Decompression.of(stream));
        } catch (IOException broken) {
            throw ArchiveErrors.truncated();
        }
        this.attributes = new TarAttributes(bytes);
        this.tar = new TarArchiveInputStream(attributes, StandardCharsets.UTF_8.name());
    }

    /** Extended attributes of the file that came last, by name. */
    Map<String, byte[]> attributes() {
        return attributes.last();
    }

    TarArchiveInputStream tar() {
        return tar;
    }

    /** The next file; null at the end. */
    @Nullable
    TarArchiveEntry next() {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null && bytes.count % RECORD_BYTES != 0) {
                throw ArchiveErrors.truncated();
            }
            if (entry != null && !entry.isCheckSumOK()) {
                throw ArchiveErrors.noTar();
            }
            return entry;
        } catch (EOFException cutOff) {
            throw ArchiveErrors.truncated();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw bytes.ended ? ArchiveErrors.truncated() : ArchiveErrors.noTar();
        }
    }

    /** @return how many bytes of the file; -1 at its end */
    int read(TarArchiveInputStream file, byte[] buffer) {
        try {
            return file.read(buffer);
        } catch (IOException cutOff) {
            throw ArchiveErrors.truncated();
        }
    }

    /** Knows how much was read, and whether that was all. */
    private static final class Counted extends FilterInputStream {
        private long count;
        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            note(value < 0 ? -1 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            note(read);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count += skipped;
            return skipped;
        }

        private void note(int read) {
            if (read < 0) {
                ended = true;
            } else {
                count += read;
            }
        }
    }
}
