package dev.drydock.layer;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Tars come plain, or compressed in the ways that the engine recognizes by the first bytes (28.5.2: DecompressStream): gzip
 * and bzip2; xz, for which it runs a program that the machine does not have; zstd.
 */
public final class Decompression {
    private static final int MAGIC_BYTES = 6;
    private static final int BUFFER_BYTES = 32 * 1024;

    private Decompression() {}

    /**
     * The bytes before they were compressed.
     *
     * @throws dev.drydock.error.EngineException if nothing here reads this compression
     * @throws IOException if the stream ends in the middle of its head
     */
    public static InputStream of(InputStream stream) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stream, BUFFER_BYTES);
        buffered.mark(MAGIC_BYTES);
        byte[] magic = buffered.readNBytes(MAGIC_BYTES);
        buffered.reset();
        if (startsWith(magic, 0x1f, 0x8b, 0x08)) {
            return new Unzipped(new GZIPInputStream(buffered, BUFFER_BYTES));
        }
        if (startsWith(magic, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(buffered, true);
        }
        if (startsWith(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            throw LayerErrors.noXz();
        }
        if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw LayerErrors.noZstd();
        }
        return buffered;
    }

    /** Whether a stream begins like something that is compressed; it is read a little. */
    public static boolean isCompressed(InputStream stream) throws IOException {
        byte[] magic = stream.readNBytes(MAGIC_BYTES);
        return startsWith(magic, 0x1f, 0x8b, 0x08)
                || startsWith(magic, 'B', 'Z', 'h')
                || startsWith(magic, 0xfd, '7', 'z', 'X', 'Z', 0)
                || startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd);
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

    /** To the engine, what was packed is whole even where the sum behind it is wrong or missing. */
    private static final class Unzipped extends FilterInputStream {
        Unzipped(GZIPInputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (ZipException bad) {
                if (String.valueOf(bad.getMessage()).contains("trailer")) {
                    return -1;
                }
                throw LayerErrors.corrupt();
            }
        }
    }
}
