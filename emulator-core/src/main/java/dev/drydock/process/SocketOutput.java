package dev.drydock.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Writes to a socket. */
final class SocketOutput extends OutputStream {
    private final StreamSocket socket;

    SocketOutput(StreamSocket socket) {
        this.socket = socket;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        for (int written = 0; written < length; ) {
            written += socket.write(buffer, offset + written, length - written);
        }
    }
}
