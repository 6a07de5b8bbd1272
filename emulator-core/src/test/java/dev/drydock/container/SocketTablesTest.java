package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code /proc/net/tcp} and {@code udp}, as Linux 6.18 writes them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SocketTablesTest {
    private final Dock dock = new Dock();
    private ContainerProcess process;

    @BeforeEach
    void run() {
        dock.custom = started -> {
            process = started;
            return Exit.never();
        };
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .user("33")
                .cmd(List.of("custom"))
                .build();
        dock.engine.containers().create(new CreateContainer("one", "", config, HostConfig.NONE, null));
        dock.start("one");
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static SocketAddress at(String address, int port) {
        return new SocketAddress(IpAddress.of(address), port);
    }

    /** The lines of a table, without its header. */
    private List<String> table(String name) throws IOException {
        String text = new String(process.files().readAll("/proc/net/" + name), StandardCharsets.US_ASCII);
        return text.lines().skip(1).toList();
    }

    private static String inode(String description) {
        return description.replaceAll("socket:\\[(.*)]", "$1");
    }

    @Test
    void a_socket_has_its_owner_and_the_number_that_its_descriptor_shows() throws IOException {
        ListeningSocket listening = process.listen(at("0.0.0.0", 80), 5);
        assertThat(table("tcp"))
                .containsExactly(String.format(
                        "%-149s",
                        "   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000    33        0 "
                                + inode(listening.description()) + " 1 0000000000000000 100 0 0 10 0"));
    }

    @Test
    void a_connection_is_nobodys_until_it_is_accepted() throws IOException {
        ListeningSocket listening = process.listen(at("127.0.0.1", 80), 5);
        StreamSocket client = process.connect(at("127.0.0.1", 80), null);
        String ofClient =
                "01 00000000:00000000 00:00000000 00000000    33        0 " + inode(client.description()) + " ";
        assertThat(table("tcp")).hasSize(3);
        assertThat(table("tcp").get(0)).contains(" 0A 00000000:00000001 ");
        assertThat(table("tcp").get(1)).contains(ofClient);
        assertThat(table("tcp").get(2)).contains("00000000     0        0 0 1 ");
        StreamSocket accepted = listening.accept(false);
        assertThat(table("tcp").get(0)).contains(" 0A 00000000:00000000 ");
        assertThat(table("tcp").get(2)).contains("00000000    33        0 " + inode(accepted.description()) + " 1 ");
    }

    @Test
    void datagrams_have_tables_of_their_own_by_port() throws IOException {
        DatagramSocket server = process.bind(at("0.0.0.0", 53));
        DatagramSocket client = process.bind(at("127.0.0.1", 5300));
        client.connect(at("127.0.0.1", 53));
        process.bind(new SocketAddress(SocketAddress.ANY_OF_BOTH, 54));
        String end = " 2 0000000000000000 0";
        assertThat(table("udp"))
                .containsExactly(
                        String.format(
                                "%-127s",
                                "   0: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                                        + "    33        0 " + inode(server.description()) + end),
                        String.format(
                                "%-127s",
                                "   1: 0100007F:14B4 0100007F:0035 01 00000000:00000000 00:00000000 00000000"
                                        + "    33        0 " + inode(client.description()) + end));
        assertThat(table("udp6"))
                .singleElement()
                .asString()
                .startsWith("   0: 00000000000000000000000000000000:0036 00000000000000000000000000000000:0000 07 ")
                .endsWith(end);
        server.close();
        assertThat(table("udp")).hasSize(1);
    }

    @Test
    void tables_of_what_no_program_has_are_empty() throws IOException {
        for (String name : List.of("udp", "udp6", "raw", "raw6", "unix", "tcp", "tcp6")) {
            assertThat(table(name)).isEmpty();
        }
    }
}
