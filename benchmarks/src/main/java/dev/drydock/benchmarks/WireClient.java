package dev.drydock.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A keep-alive HTTP client on a unix socket, as thin as can be, so that what is measured is the engine. */
final class WireClient implements AutoCloseable {
    private static final int LARGE_ANSWER_BYTES = 64 * 1024;
    private static final int SMALL_ANSWER_BYTES = 1024;

    private final Path socket;
    private final SocketChannel channel;
    /** What has come and was not read. */
    private final ByteBuffer in;

    WireClient(Path socket) throws IOException {
        this(socket, LARGE_ANSWER_BYTES);
    }

    private WireClient(Path socket, int atOnce) throws IOException {
        this.socket = socket;
        this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        this.in = ByteBuffer.allocate(atOnce).limit(0);
    }

    /** @param status of the answer */
    record Answer(int status, String body) {
        /** The value of {@code "Id"}. */
        String id() {
            int start = body.indexOf("\"Id\":\"") + 6;
            return body.substring(start, body.indexOf('"', start));
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("expected " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    Answer call(String method, String target, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + target + " HTTP/1.1\r\nHost: docker\r\n"
                + (json.isEmpty() ? "" : "Content-Type: application/json\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        write(head.getBytes(StandardCharsets.ISO_8859_1), body);
        return read();
    }

    /** Starts an exec on a connection of its own and reads its streams to the end. */
    int execToTheEnd(String id) throws IOException {
        try (WireClient own = new WireClient(socket, SMALL_ANSWER_BYTES)) {
            String json = "{\"Detach\":false,\"Tty\":false}";
            own.write(
                    ("POST /exec/" + id + "/start HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
                                    + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + json.length()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1),
                    json.getBytes(StandardCharsets.UTF_8));
            return own.countRest();
        }
    }

    private void write(byte[] head, byte[] body) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(head.length + body.length);
        all.put(head).put(body).flip();
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
        }
        if (status == 204 || status == 304) {
            return new Answer(status, "");
        }
        byte[] body = chunked ? chunks() : bytes(Math.max(0, length));
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (byte each = next(); each != '\n'; each = next()) {
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    private byte next() throws IOException {
        if (!in.hasRemaining()) {
            fill();
        }
        return in.get();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            if (!in.hasRemaining()) {
                fill();
            }
            int some = Math.min(count - done, in.remaining());
            in.get(bytes, done, some);
            done += some;
        }
        return bytes;
    }

    private void fill() throws IOException {
        if (!more()) {
            throw new EOFException("the engine closed the connection");
        }
    }

    /** Waits for more; false at the end. */
    private boolean more() throws IOException {
        in.clear();
        int count = channel.read(in);
        in.flip();
        return count >= 0;
    }

    /** How many bytes come until the end. */
    private int countRest() throws IOException {
        int count = in.remaining();
        while (more()) {
            count += in.remaining();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
