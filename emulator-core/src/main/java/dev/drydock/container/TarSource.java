package dev.drydock.container;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** The tar that a client sends: plain, or compressed in the ways that the engine recognizes by the first bytes. */
final class TarSource {
    private static final int RECORD_BYTES = 512;
    private static final int MAGIC_BYTES = 6;

    private final Counted bytes;
    private final TarArchiveInputStream tar;

    TarSource(InputStream stream) {
        try {
            this.bytes = new Counted(decompressed(new BufferedInputStream(stream)));
        } catch (IOException broken) {
            throw ArchiveErrors.truncated();
        }
        this.tar = new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name());
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

    private static InputStream decompressed(BufferedInputStream stream) throws IOException {
        stream.mark(MAGIC_BYTES);
        byte[] magic = stream.readNBytes(MAGIC_BYTES);
        stream.reset();
        if (startsWith(magic, 0x1f, 0x8b, 0x08)) {
            return new GZIPInputStream(stream);
        }
        if (startsWith(magic, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(stream, true);
        }
        if (startsWith(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            throw ArchiveErrors.noXz();
        }
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw ArchiveErrors.noZstd();
        }
        return stream;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
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
