package dev.drydock.api.stream;

import dev.drydock.api.exchange.Receiver;
import dev.drydock.container.stream.InputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Takes the frames of a client's web socket (RFC 6455, 5.2) apart: what messages carry goes to the process piece by piece,
 * pings are answered, a close frame or a fault ends it.
 */
final class WebSocketInput implements Receiver {
    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_CONTROL = 125;

    private final InputSink sink;
    private final WebSocketOutput out;
    private final Runnable whenEnded;

    private final byte[] header = new byte[14];
    private int headerCount;
    private final byte[] mask = new byte[4];
    private int opcode;
    private long payloadLeft;
    private int maskIndex;
    private final ByteArrayOutputStream control = new ByteArrayOutputStream();

    /** @param whenEnded runs when the client wants no more */
    WebSocketInput(InputSink sink, WebSocketOutput out, Runnable whenEnded) {
        this.sink = sink;
        this.out = out;
        this.whenEnded = whenEnded;
    }

    @Override
    public void received(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        int position = offset;
        int end = offset + length;
        while (position < end) {
            if (payloadLeft == 0) {
                position = readHeader(bytes, position, end);
            } else {
                int count = (int) Math.min(payloadLeft, end - position);
                payload(bytes, position, count);
                position += count;
            }
        }
    }

    private int readHeader(byte[] bytes, int start, int end) throws IOException {
        int position = start;
        while (position < end) {
            header[headerCount++] = bytes[position++];
            if (headerCount >= 2 && headerCount == headerBytes()) {
                headerCount = 0;
                beginFrame();
                return position;
            }
        }
        return position;
    }

    /** How many bytes this header has; known from its second one on. */
    private int headerBytes() {
        int shortLength = header[1] & 0x7f;
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        return 2 + lengthBytes + 4;
    }

    private void beginFrame() throws IOException {
        int shortLength = header[1] & 0x7f;
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        long length = shortLength;
        if (lengthBytes > 0) {
            length = 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | (header[2 + i] & 0xff);
            }
        }
        opcode = header[0] & 0x0f;
        boolean masked = (header[1] & 0x80) != 0;
        boolean reservedBits = (header[0] & 0x70) != 0;
        boolean isControl = opcode >= CLOSE;
        boolean known = (opcode >= CONTINUATION && opcode <= BINARY) || (isControl && opcode <= PONG);
        if (!masked || reservedBits || !known || length < 0 || (isControl && length > LONGEST_CONTROL)) {
            out.close(WebSocketOutput.PROTOCOL_ERROR);
            stop("not a frame of a client");
        }
        System.arraycopy(header, 2 + lengthBytes, mask, 0, mask.length);
        maskIndex = 0;
        payloadLeft = length;
        control.reset();
        if (length == 0) {
            endFrame();
        }
    }

    private void payload(byte[] bytes, int position, int count) throws IOException, InterruptedException {
        byte[] plain = new byte[count];
        for (int i = 0; i < count; i++) {
            plain[i] = (byte) (bytes[position + i] ^ mask[maskIndex]);
            maskIndex = (maskIndex + 1) & 3;
        }
        payloadLeft -= count;
        if (opcode <= BINARY) {
            sink.write(plain, 0, count);
        } else {
            control.write(plain);
        }
        if (payloadLeft == 0) {
            endFrame();
        }
    }

    private void endFrame() throws IOException {
        if (opcode == PING) {
            out.pong(control.toByteArray());
        } else if (opcode == CLOSE) {
            stop("closed by the client");
        }
    }

    private void stop(String why) throws IOException {
        ended();
        throw new IOException(why);
    }

    @Override
    public void ended() {
        sink.end();
        whenEnded.run();
    }
}
