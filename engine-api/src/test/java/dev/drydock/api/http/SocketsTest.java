package dev.drydock.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SocketsTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory;

    @Test
    void only_the_owner_may_connect() throws IOException {
        Path socket = directory.resolve("s");
        try (HttpServer server = builder().unix(socket).start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            assertThat(server.tcpAddresses()).isEmpty();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void a_socket_that_nobody_listens_on_is_replaced() throws IOException {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (HttpServer server = builder().unix(socket).start()) {
            assertThat(server).isNotNull();
        }
    }

    @Test
    void a_socket_that_somebody_listens_on_is_left_alone() throws IOException {
        Path socket = directory.resolve("s");
        try (HttpServer first = builder().unix(socket).start()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> builder().unix(socket).start())
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on unix://" + socket + ": another server listens on it");
            assertThat(socket).exists();
        }
    }

    @Test
    void a_file_of_another_kind_is_left_alone() throws IOException {
        Path file = Files.writeString(directory.resolve("s"), "precious");
        assertThatThrownBy(() -> builder().unix(file).start())
                .hasMessage("cannot listen on unix://" + file + ": the file exists and is not a socket");
        assertThat(file).hasContent("precious");
        assertThatThrownBy(() -> builder().unix(directory.resolve("nope/s")).start())
                .hasMessage("cannot listen on unix://" + directory.resolve("nope/s") + ": no such directory");
    }

    @Test
    void a_port_that_is_taken_is_refused_and_nothing_is_left_listening() throws IOException {
        Path socket = directory.resolve("s");
        try (HttpServer first = builder().tcp(ANY_PORT).start()) {
            InetSocketAddress taken = first.tcpAddresses().get(0);
            assertThatThrownBy(() -> builder().unix(socket).tcp(taken).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("cannot listen on tcp://(localhost|127\\.0\\.0\\.1):" + taken.getPort()
                            + ": Address already in use.*");
            assertThat(socket).doesNotExist();
        }
    }

    @Test
    void a_host_that_is_not_known_is_refused() {
        assertThatThrownBy(() -> builder()
                        .tcp(InetSocketAddress.createUnresolved("nope.invalid", 1))
                        .start())
                .hasMessage("cannot listen on tcp://nope.invalid:1: the host is not known");
    }

    @Test
    void an_end_leaves_no_thread_and_no_descriptor() throws IOException, InterruptedException {
        serveOnce();
        Set<Thread> threadsBefore = ownThreads();
        long descriptorsBefore = descriptors();
        for (int i = 0; i < 5; i++) {
            serveOnce();
        }
        for (Thread thread : ownThreads()) {
            if (!threadsBefore.contains(thread)) {
                thread.join(Wire.patience());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        assertThat(descriptors()).isLessThanOrEqualTo(descriptorsBefore);
    }

    private static void serveOnce() throws IOException {
        try (Wire wire = Wire.serving(request -> Response.bytes(200, Headers.NONE, new byte[10]))) {
            for (Wire.Kind kind : Wire.Kind.values()) {
                try (RawClient idle = wire.connect(kind)) {
                    idle.send("GET / HTTP/1.1\r\nHost: d\r\n\r\n");
                    idle.head();
                    wire.exchange(kind, "nonsense\r\n\r\n");
                }
            }
        }
    }

    private static Set<Thread> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("drydock-"))
                .collect(Collectors.toSet());
    }

    private static long descriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(SocketsTest::target)
                    .filter(name -> name.startsWith("socket:"))
                    .count();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    private static HttpServer.Builder builder() {
        return HttpServer.builder(request -> Response.empty(200, Headers.NONE), () -> Wire.NOW);
    }

    @Test
    void several_addresses_are_served_at_once() throws IOException {
        try (HttpServer server = builder().tcp(ANY_PORT).tcp(ANY_PORT).start()) {
            List<InetSocketAddress> addresses = server.tcpAddresses();
            assertThat(addresses).hasSize(2).doesNotHaveDuplicates().allMatch(address -> address.getPort() > 0);
        }
    }
}
