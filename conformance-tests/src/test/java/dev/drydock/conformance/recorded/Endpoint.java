package dev.drydock.conformance.recorded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where an engine listens, ours or a real one. The client is as plain as can be: one connection a request, every byte
 * under the test's control.
 */
public record Endpoint(String host) {

    /** Sends a request and reads the answer until its end, or until {@code limit} is over. */
    public Answer call(
            String method, String target, Map<String, String> headers, byte[] body, boolean hasBody, Duration limit)
            throws IOException {
        return call(method, target, headers, body, hasBody, Patience.of(limit));
    }

    /** As above, with a patience of its own. */
    Answer call(
            String method, String target, Map<String, String> headers, byte[] body, boolean hasBody, Patience patience)
            throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: docker\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (hasBody) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        } else if (method.equals("POST") || method.equals("PUT")) {
            head.append("Content-Length: 0\r\n");
        }
        try (SocketChannel channel = connect()) {
            send(channel, head + "\r\n", body);
            return new AnswerReader(channel, patience).read(method.equals("HEAD"));
        }
    }

    /** Something to do while an answer is under way. */
    @FunctionalInterface
    public interface Meanwhile {
        void run() throws IOException;
    }

    /** Sends a request without a body, does something once the head of the answer is there, and reads its rest. */
    public Answer callAnd(String method, String target, Duration limit, Meanwhile meanwhile) throws IOException {
        try (SocketChannel channel = connect()) {
            send(
                    channel,
                    method + " " + target + " HTTP/1.1\r\nHost: docker\r\nContent-Length: 0\r\n\r\n",
                    new byte[0]);
            return new AnswerReader(channel, Patience.of(limit)).readAnd(meanwhile::run);
        }
    }

    /**
     * Attaches, types the input and ends it, does something, and reads what comes back to its end.
     *
     * @param pause the input ends only after nothing has come back for so long
     */
    public Answer converse(
            String target, byte[] body, String input, Duration pause, Duration limit, Meanwhile meanwhile)
            throws IOException {
        String head = "POST " + target + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
                + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (SocketChannel channel = connect()) {
            send(channel, head, body);
            AnswerReader reader = new AnswerReader(channel, Patience.of(limit));
            return reader.readRaw(() -> {
                write(channel, input.getBytes(StandardCharsets.UTF_8));
                if (!pause.isZero()) {
                    reader.readUntilQuiet(pause);
                }
                channel.shutdownOutput();
                meanwhile.run();
            });
        }
    }

    /** Sends a request that takes the connection over, then standard input, and reads all that comes back. */
    Answer hijack(
            String target,
            Map<String, String> headers,
            byte[] body,
            byte[] input,
            boolean closeWrite,
            Patience patience)
            throws IOException {
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\nHost: docker\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (SocketChannel channel = connect()) {
            send(channel, head + "\r\n", body);
            return new AnswerReader(channel, patience).readRaw(() -> {
                write(channel, input);
                if (closeWrite) {
                    channel.shutdownOutput();
                }
            });
        }
    }

    private SocketChannel connect() throws IOException {
        if (host.startsWith("unix://")) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(Path.of(host.substring("unix://".length()))));
            return channel;
        }
        String[] address = host.substring("tcp://".length()).split(":");
        return SocketChannel.open(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
    }

    private static void send(SocketChannel channel, String head, byte[] body) throws IOException {
        write(channel, head.getBytes(StandardCharsets.ISO_8859_1));
        write(channel, body);
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
