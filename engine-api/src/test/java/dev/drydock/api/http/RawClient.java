package dev.drydock.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A connection that says and hears bytes. */
final class RawClient implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;

    RawClient(SocketChannel channel) {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.out = Channels.newOutputStream(channel);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Ends the client's half. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Reads a head, with the empty line. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    String read(int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Reads until the server ends its half. */
    String rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (IOException reset) {
            // A server that did not want to hear more may cut the client short; what it said before counts.
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    long countRest() throws IOException {
        byte[] piece = new byte[1 << 16];
        long sum = 0;
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            sum += count;
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
