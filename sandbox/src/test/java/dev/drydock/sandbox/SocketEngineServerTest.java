package dev.drydock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SocketEngineServerTest {
    @TempDir
    private Path directory;

    private final CountDownLatch told = new CountDownLatch(1);
    private final StringWriter log = new StringWriter();
    private final SocketEngineServer server = new SocketEngineServer(told::await, new PrintWriter(log, true));

    @Test
    void one_line_per_host_is_printed_once_it_accepts_and_the_sockets_go_at_the_end() throws Exception {
        Path socket = directory.resolve("s");
        try (PipedReader lines = new PipedReader();
                BufferedReader out = new BufferedReader(lines)) {
            CompletableFuture<Void> served = serve(options(true, "tcp://127.0.0.1:0", "unix://" + socket), lines);
            String tcp = out.readLine();
            assertThat(tcp).matches("export DOCKER_HOST=tcp://127\\.0\\.0\\.1:[1-9][0-9]*");
            assertThat(out.readLine()).isEqualTo("export DOCKER_HOST=unix://" + socket);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");

            assertThat(get(tcp.substring(tcp.indexOf("tcp")).replace("tcp", "http") + "/v1.51/_ping"))
                    .isEqualTo("OK");
            assertThat(log.toString()).isEqualTo("GET /v1.51/_ping 200\n");

            told.countDown();
            served.get();
            assertThat(socket).doesNotExist();
        }
    }

    @Test
    void requests_are_not_logged_unless_asked_for() throws Exception {
        try (PipedReader lines = new PipedReader();
                BufferedReader out = new BufferedReader(lines)) {
            CompletableFuture<Void> served = serve(options(false, "tcp://127.0.0.1:0"), lines);
            get("http" + out.readLine().substring("export DOCKER_HOST=tcp".length()) + "/_ping");
            told.countDown();
            served.get();
        }
        assertThat(log.toString()).isEmpty();
    }

    @Test
    void a_port_that_is_taken_is_named_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String host = "tcp://127.0.0.1:" + taken.getLocalPort();
            assertThatThrownBy(() -> server.serve(options(false, host), new PrintWriter(log)))
                    .isInstanceOf(ServeException.class)
                    .hasMessage("cannot listen on " + host + ": Address already in use");
        }
    }

    @Test
    void a_socket_that_somebody_listens_on_is_left_to_him() throws Exception {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            assertThatThrownBy(() -> server.serve(options(false, "unix://" + socket), new PrintWriter(log)))
                    .isInstanceOf(ServeException.class)
                    .hasMessage("cannot listen on unix://" + socket + ": another server listens on it");
        }
        assertThat(socket).exists();
    }

    @Test
    void a_socket_that_was_left_behind_is_replaced() throws Exception {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        told.countDown();
        server.serve(options(false, "unix://" + socket), new PrintWriter(log));
        assertThat(log.toString()).isEqualTo("export DOCKER_HOST=unix://" + socket + "\n");
        assertThat(socket).doesNotExist();
    }

    private CompletableFuture<Void> serve(ServeOptions options, PipedReader lines) throws IOException {
        PrintWriter out = new PrintWriter(new PipedWriter(lines));
        return CompletableFuture.runAsync(() -> {
            try {
                server.serve(options, out);
            } catch (ServeException refused) {
                throw new IllegalStateException(refused);
            }
        });
    }

    private static ServeOptions options(boolean verbose, String... hosts) throws WrongUseException {
        List<ListenAddress> addresses = new ArrayList<>();
        for (String host : hosts) {
            addresses.add(ListenAddress.parse(host));
        }
        return new ServeOptions(addresses, OptionalLong.of(1), ImageSource.CATALOGUE, false, verbose);
    }

    private static String get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .body();
    }
}
