package dev.drydock.api.http;

import dev.drydock.api.exchange.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server on a unix socket and on TCP, and raw connections to it. */
final class Wire implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    enum Kind {
        UNIX,
        TCP
    }

    private final Path directory;
    private final HttpServer server;

    private Wire(Path directory, HttpServer server) {
        this.directory = directory;
        this.server = server;
    }

    static Wire serving(RequestHandler handler) throws IOException {
        return serving(handler, builder -> builder);
    }

    static Wire serving(RequestHandler handler, UnaryOperator<HttpServer.Builder> wishes) throws IOException {
        Path directory = Files.createTempDirectory("drydock");
        HttpServer.Builder builder = HttpServer.builder(handler, () -> NOW)
                .unix(directory.resolve("s"))
                .tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new Wire(directory, wishes.apply(builder).start());
    }

    Path socket() {
        return directory.resolve("s");
    }

    SocketAddress address(Kind kind) {
        return switch (kind) {
            case UNIX -> UnixDomainSocketAddress.of(socket());
            case TCP -> server.tcpAddresses().get(0);
        };
    }

    RawClient connect(Kind kind) throws IOException {
        return new RawClient(SocketChannel.open(address(kind)));
    }

    /** Sends one request and reads until the server closes. */
    String exchange(Kind kind, String request) throws IOException {
        try (RawClient client = connect(kind)) {
            client.send(request);
            return client.rest();
        }
    }

    /** Long enough for what must happen, so that a test fails rather than hangs. */
    static long patience() {
        return TimeUnit.SECONDS.toMillis(60);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(directory);
    }
}
