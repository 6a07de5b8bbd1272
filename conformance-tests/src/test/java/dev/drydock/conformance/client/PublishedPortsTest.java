package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.host.ForwardedPorts;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Programs in containers, asked from outside through published ports, over real sockets of this machine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedPortsTest {
    private static final int CLIENTS = 1_000;
    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 100;
    private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";

    private Engine engine;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        engine = Engine.builder()
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .hostPorts(ForwardedPorts::forThisMachine)
                .build();
        for (String image : List.of("alpine", "nginx")) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** @return the port of this machine that leads to port 80 */
    private int start(String image, String... command) {
        engine.containers()
                .create(new CreateContainer(
                        "served",
                        "",
                        ContainerConfig.builder()
                                .image(image)
                                .cmd(command.length == 0 ? null : List.of(command))
                                .exposedPorts(new TreeSet<>(List.of("80/tcp")))
                                .build(),
                        HostConfig.builder().publishAllPorts(true).build(),
                        null));
        engine.containers().start("served");
        return Integer.parseInt(engine.containers()
                .inspect("served", false)
                .network()
                .ports()
                .get("80/tcp")
                .get(0)
                .hostPort());
    }

    /** Returns once it answers; until its port is open a client is hung up on. */
    private int startNginx() throws IOException {
        int port = start("nginx");
        connected(port, "GET /" + HEAD + "Connection: close\r\n\r\n", 'H').close();
        return port;
    }

    private static Socket connected(int port, String sent, char heard) throws IOException {
        for (; ; ) {
            Socket client = new Socket("127.0.0.1", port);
            try {
                send(client, sent);
                if (client.getInputStream().read() == heard) {
                    return client;
                }
            } catch (SocketException tooEarly) {
                // Nobody listens yet.
            }
            client.close();
        }
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String firstLine(Socket client) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = client.getInputStream().read();
                c >= 0 && c != '\n';
                c = client.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static String rest(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void a_thousand_clients_are_served_at_once_and_every_descriptor_comes_back() throws IOException {
        int port = startNginx();
        long before = openDescriptors();
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Socket("127.0.0.1", port));
            }
            for (Socket client : clients) {
                send(client, "GET /" + HEAD + "\r\n");
            }
            for (Socket client : clients) {
                assertThat(firstLine(client)).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(openDescriptors()).isGreaterThan(before + 2 * CLIENTS - 100);
            for (Socket client : clients) {
                client.shutdownOutput();
            }
            for (Socket client : clients) {
                assertThat(rest(client)).endsWith("</html>\n");
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
        engine.close();
        assertThat(openDescriptors()).isLessThan(before + 50);
    }

    private static long openDescriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    void a_client_that_sends_nothing_more_is_still_answered() throws IOException {
        int port = startNginx();
        try (Socket client = new Socket("127.0.0.1", port)) {
            send(client, "GET /" + HEAD + "Connection: close\r\n\r\n");
            client.shutdownOutput();
            assertThat(firstLine(client)).isEqualTo("HTTP/1.1 200 OK");
            assertThat(rest(client)).endsWith("</html>\n");
        }
    }

    @Test
    void a_client_that_vanishes_leaves_the_server_to_the_others() throws IOException {
        int port = startNginx();
        for (int i = 0; i < 50; i++) {
            Socket vanishing = new Socket("127.0.0.1", port);
            send(vanishing, "GET /" + HEAD);
            vanishing.setSoLinger(true, 0);
            vanishing.close();
        }
        try (Socket client = new Socket("127.0.0.1", port)) {
            send(client, "GET /" + HEAD + "Connection: close\r\n\r\n");
            assertThat(firstLine(client)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void a_hundred_megabytes_come_through_both_ways_at_once() throws Exception {
        int port = start("alpine", "sh", "-c", "mkfifo /echo; cat /echo | nc -l -p 80 > /echo");
        try (Socket client = connected(port, "!", '!')) {
            CompletableFuture<Long> sent = CompletableFuture.supplyAsync(() -> sendAll(client));
            assertThat(checksumOf(client.getInputStream())).isEqualTo(sent.get());
        }
    }

    /** Without an end: {@code nc} would end with it, and leave what is on its way back. */
    private static long sendAll(Socket client) {
        CRC32 checksum = new CRC32();
        byte[] block = new byte[MEGABYTE];
        try {
            OutputStream out = client.getOutputStream();
            for (int number = 0; number < MEGABYTES; number++) {
                for (int i = 0; i < block.length; i++) {
                    block[i] = (byte) (i * 31 + number >> 3);
                }
                checksum.update(block);
                out.write(block);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return checksum.getValue();
    }

    private static long checksumOf(InputStream in) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[MEGABYTE];
        long total = 0;
        while (total < (long) MEGABYTES * MEGABYTE) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("ended after " + total);
            }
            checksum.update(buffer, 0, count);
            total += count;
        }
        return checksum.getValue();
    }
}
