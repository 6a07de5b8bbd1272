package dev.drydock.api.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Gathers what is written until it is flushed or is 64 KiB. The room for it grows with it: most clients are sent little, and
 * many may be attached.
 */
final class GatheredOutput extends OutputStream {
    private static final int FIRST_BYTES = 512;
    private static final int MOST_BYTES = 64 * 1024;

    private final OutputStream out;
    private byte[] gathered = {};
    private int count;

    GatheredOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > MOST_BYTES - count) {
            send();
        }
        if (length >= MOST_BYTES) {
            out.write(bytes, offset, length);
            return;
        }
        if (length > gathered.length - count) {
            int room = Math.max(FIRST_BYTES, Math.max(count + length, 2 * gathered.length));
            gathered = Arrays.copyOf(gathered, Math.min(room, MOST_BYTES));
        }
        System.arraycopy(bytes, offset, gathered, count, length);
        count += length;
    }

    private void send() throws IOException {
        if (count > 0) {
            int length = count;
            count = 0;
            out.write(gathered, 0, length);
        }
    }

    @Override
    public void flush() throws IOException {
        send();
        out.flush();
    }
}
