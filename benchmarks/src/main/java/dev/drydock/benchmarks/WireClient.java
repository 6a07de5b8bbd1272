package dev.drydock.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A keep-alive HTTP client on a unix socket, as thin as can be, so that what is measured is the engine. */
final class WireClient implements AutoCloseable {
    /** The name of the real command line, since a client without one is given time to take a connection over. */
    private static final String WHO = "Host: docker\r\nUser-Agent: Docker-Client/28.5.2 (linux)\r\n";

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
        send(method, target, json.isEmpty() ? "" : "application/json", json.getBytes(StandardCharsets.UTF_8));
        return read();
    }

    /** Sends a tar. */
    Answer upload(String method, String target, byte[] tar) throws IOException {
        send(method, target, "application/x-tar", tar);
        return read();
    }

    /** Gets what may be larger than memory. */
    void download(String target, OutputStream to) throws IOException {
        send("GET", target, "", new byte[0]);
        Head head = head();
        if (head.status == 200) {
            body(head, to);
        } else {
            ByteArrayOutputStream words = new ByteArrayOutputStream();
            body(head, words);
            throw new IllegalStateException("got " + head.status + " for " + target + ": " + words);
        }
    }

    private void send(String method, String target, String type, byte[] body) throws IOException {
        String head = method + " " + target + " HTTP/1.1\r\n" + WHO
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        write(head.getBytes(StandardCharsets.ISO_8859_1), body);
    }

    /** Starts an exec on a connection of its own and reads its streams to the end. */
    int execToTheEnd(String id) throws IOException {
        try (WireClient own = new WireClient(socket, SMALL_ANSWER_BYTES)) {
            String json = "{\"Detach\":false,\"Tty\":false}";
            own.write(
                    ("POST /exec/" + id + "/start HTTP/1.1\r\n" + WHO + "Content-Type: application/json\r\n"
                                    + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + json.length()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1),
                    json.getBytes(StandardCharsets.UTF_8));
            return own.countRest();
        }
    }

    private void write(byte[] head, byte[] body) throws IOException {
        ByteBuffer all;
        if (body.length < LARGE_ANSWER_BYTES) {
            all = ByteBuffer.allocate(head.length + body.length);
            all.put(head).put(body).flip();
        } else {
            all = ByteBuffer.wrap(body);
            channel.write(ByteBuffer.wrap(head));
        }
        while (all.hasRemaining()) {
            int end = Math.min(all.limit(), all.position() + LARGE_ANSWER_BYTES);
            // The JDK copies all of what it is given into a buffer outside the heap, for each call.
            int sent = channel.write(all.slice(all.position(), end - all.position()));
            all.position(all.position() + sent);
        }
    }

    /** @param lengthBytes of the body; -1 if it comes in chunks */
    private record Head(int status, int lengthBytes) {}

    private Head head() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                length = -1;
            }
        }
        return new Head(status, status == 204 || status == 304 ? 0 : length);
    }

    private Answer read() throws IOException {
        Head head = head();
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(0, head.lengthBytes));
        body(head, body);
        return new Answer(head.status, body.toString(StandardCharsets.UTF_8));
    }

    private void body(Head head, OutputStream to) throws IOException {
        if (head.lengthBytes >= 0) {
            bytes(head.lengthBytes, to);
            return;
        }
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            bytes(size, to);
            line();
        }
        line();
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

    private void bytes(int count, OutputStream to) throws IOException {
        int done = 0;
        while (done < count) {
            if (!in.hasRemaining()) {
                fill();
            }
            int some = Math.min(count - done, in.remaining());
            to.write(in.array(), in.position(), some);
            in.position(in.position() + some);
            done += some;
        }
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
