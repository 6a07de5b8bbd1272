package dev.drydock.api.stream;

import java.io.IOException;
import java.io.OutputStream;

/** Sends the frames of a web socket (RFC 6455, 5.2), each with one write, so that several threads may send. */
final class WebSocketOutput {
    static final int NORMAL = 1000;
    static final int PROTOCOL_ERROR = 1002;

    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PONG = 10;

    private final OutputStream out;

    WebSocketOutput(OutputStream out) {
        this.out = out;
    }

    void message(boolean binary, byte[] payload) throws IOException {
        send(binary ? BINARY : TEXT, payload);
    }

    void pong(byte[] payload) throws IOException {
        send(PONG, payload);
    }

    void close(int status) throws IOException {
        send(CLOSE, new byte[] {(byte) (status >>> 8), (byte) status});
    }

    private void send(int opcode, byte[] payload) throws IOException {
        int length = payload.length;
        int headerBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        byte[] frame = new byte[headerBytes + length];
        frame[0] = (byte) (0x80 | opcode);
        if (headerBytes == 2) {
            frame[1] = (byte) length;
        } else {
            frame[1] = (byte) (headerBytes == 4 ? 126 : 127);
            for (int i = headerBytes - 1, rest = length; i > headerBytes - 5 && i > 1; i--, rest >>>= 8) {
                frame[i] = (byte) rest;
            }
        }
        System.arraycopy(payload, 0, frame, headerBytes, length);
        out.write(frame);
    }
}
