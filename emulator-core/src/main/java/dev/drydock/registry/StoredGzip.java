package dev.drydock.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Writes gzip (RFC 1952) without compressing: in stored blocks (RFC 1951, 3.2.4). What a compressor makes of the same bytes
 * changes with its version; this does not, so that a blob's digest is the same on every machine.
 */
final class StoredGzip extends OutputStream {
    private static final int BLOCK_LIMIT = 0xffff;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final CRC32 checksum = new CRC32();
    private final byte[] block = new byte[BLOCK_LIMIT];
    private int inBlock;
    private long total;

    StoredGzip(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        checksum.update(bytes, offset, length);
        total += length;
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (inBlock == BLOCK_LIMIT) {
                writeBlock(false);
            }
            int count = Math.min(end - position, BLOCK_LIMIT - inBlock);
            System.arraycopy(bytes, position, block, inBlock, count);
            inBlock += count;
            position += count;
        }
    }

    /** Writes what is left and the trailer. The stream below stays open. */
    void finish() throws IOException {
        writeBlock(true);
        writeLittleEndian(checksum.getValue(), 4);
        writeLittleEndian(total, 4);
        out.flush();
    }

    private void writeBlock(boolean last) throws IOException {
        out.write(last ? 1 : 0);
        writeLittleEndian(inBlock, 2);
        writeLittleEndian(~inBlock, 2);
        out.write(block, 0, inBlock);
        inBlock = 0;
    }

    private void writeLittleEndian(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }
}
