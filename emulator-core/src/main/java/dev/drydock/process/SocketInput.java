package dev.drydock.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Reads from a socket. */
final class SocketInput extends InputStream {
    private final StreamSocket socket;

    SocketInput(StreamSocket socket) {
        this.socket = socket;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        return socket.read(buffer, offset, length);
    }
}
