package dev.drydock.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which the first one is another. */
final class CorruptStream extends FilterInputStream {
    private boolean begun;

    CorruptStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (!begun && value >= 0) {
            begun = true;
            return value ^ 1;
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (!begun && count > 0) {
            begun = true;
            bytes[offset] ^= 1;
        }
        return count;
    }
}
