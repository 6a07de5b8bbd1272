package dev.drydock.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Gathers the pieces of a body and sends them, in chunks if the client understands them, at each flush or 2 KiB. */
final class BodyOutput extends OutputStream {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionOutput output;
    private final boolean chunks;
    private final byte[] gathered = new byte[2048];
    private int count;

    BodyOutput(ConnectionOutput output, boolean chunks) {
        this.output = output;
        this.chunks = chunks;
    }

    @Override
    public void write(int single) throws IOException {
        if (count == gathered.length) {
            flush();
        }
        gathered[count++] = (byte) single;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > gathered.length - count) {
            flush();
        }
        if (length > gathered.length) {
            send(ByteBuffer.wrap(bytes, offset, length));
        } else {
            System.arraycopy(bytes, offset, gathered, count, length);
            count += length;
        }
    }

    @Override
    public void flush() throws IOException {
        if (count > 0) {
            int length = count;
            count = 0;
            send(ByteBuffer.wrap(gathered, 0, length));
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        if (chunks) {
            output.write(size(bytes), bytes, ByteBuffer.wrap(LINE_END));
        } else {
            output.write(bytes);
        }
    }

    private static ByteBuffer size(ByteBuffer chunk) {
        return ByteBuffer.wrap((Integer.toHexString(chunk.remaining()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Ends the body. */
    void finish() throws IOException {
        if (!chunks) {
            flush();
        } else if (count == 0) {
            output.write(ByteBuffer.wrap(END));
        } else {
            ByteBuffer last = ByteBuffer.wrap(gathered, 0, count);
            output.write(size(last), last, ByteBuffer.wrap(LINE_END), ByteBuffer.wrap(END));
        }
    }
}
