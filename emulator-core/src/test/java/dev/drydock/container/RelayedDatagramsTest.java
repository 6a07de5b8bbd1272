package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.Datagram;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datagrams that containers send to published ports, which a proxy of the machine relays (engine 28.5.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RelayedDatagramsTest {
    private static final SocketAddress PUBLISHED = at("172.17.0.1", 5300);

    private final Dock dock = new Dock();
    private ContainerProcess last;
    private DatagramSocket server;

    @BeforeEach
    void serve() throws IOException {
        dock.custom = process -> {
            last = process;
            return Exit.never();
        };
        dock.engine.networks().create(CreateNetwork.named("net"));
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        bindings.put("53/udp", List.of(new PortBinding("", "5300")));
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("custom"))
                .exposedPorts(new TreeSet<>(bindings.keySet()))
                .build();
        HostConfig host =
                HostConfig.builder().networkMode("net").portBindings(bindings).build();
        dock.engine.containers().create(new CreateContainer("server", "", config, host, null));
        dock.start("server");
        server = last.bind(at("0.0.0.0", 53));
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static SocketAddress at(String address, int port) {
        return new SocketAddress(IpAddress.of(address), port);
    }

    private DatagramSocket client(String name, String network) throws IOException {
        dock.run(name, HostConfig.builder().networkMode(network).build(), "custom");
        return last.bind(at("0.0.0.0", 0));
    }

    private static void say(DatagramSocket socket, String text, SocketAddress to) throws IOException {
        socket.send(text.getBytes(StandardCharsets.UTF_8), to);
    }

    private static String text(Datagram datagram) {
        return new String(datagram.payload(), StandardCharsets.UTF_8);
    }

    @Test
    void a_datagram_comes_from_the_machine_and_its_answer_from_where_it_was_sent_to() throws IOException {
        DatagramSocket client = client("client", "bridge");
        say(client, "question", PUBLISHED);
        Datagram question = server.receive(false);
        assertThat(text(question)).isEqualTo("question");
        assertThat(question.source().address()).isEqualTo(IpAddress.of("172.18.0.1"));
        say(server, "answer", question.source());
        Datagram answer = client.receive(false);
        assertThat(text(answer)).isEqualTo("answer");
        assertThat(answer.source()).isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource({
        "bridge,172.17.0.1", "bridge,172.18.0.1", "bridge,192.0.2.2",
        "net,172.17.0.1", "net,172.18.0.1", "net,192.0.2.2",
        "apart,172.17.0.1", "apart,172.18.0.1", "apart,192.0.2.2"
    })
    void a_port_is_reached_from_every_network_by_every_address_of_the_machine(String network, String address)
            throws IOException {
        dock.engine
                .networks()
                .create(CreateNetwork.named("apart")
                        .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false")));
        DatagramSocket client = client("client", network);
        say(client, "question", at(address, 5300));
        SocketAddress source = server.receive(false).source();
        assertThat(source.address()).isEqualTo(IpAddress.of("172.18.0.1"));
        say(server, "answer", source);
        assertThat(client.receive(false).source()).isEqualTo(at(address, 5300));
    }

    @Test
    void each_client_has_a_port_of_its_own_as_long_as_it_is_heard() throws IOException {
        DatagramSocket one = client("one", "bridge");
        DatagramSocket other = client("other", "net");
        say(one, "1", PUBLISHED);
        say(other, "2", PUBLISHED);
        SocketAddress ofOne = server.receive(false).source();
        SocketAddress ofOther = server.receive(false).source();
        assertThat(ofOne).isNotEqualTo(ofOther);
        dock.clock().advance(Duration.ofSeconds(60));
        say(one, "3", PUBLISHED);
        dock.clock().advance(Duration.ofSeconds(60));
        say(one, "4", PUBLISHED);
        assertThat(server.receive(false).source()).isEqualTo(ofOne);
        assertThat(server.receive(false).source()).isEqualTo(ofOne);
        say(server, "late", ofOther);
        assertThat(other.receive(false)).isNull();
        say(server, "in time", ofOne);
        assertThat(text(one.receive(false))).isEqualTo("in time");
    }

    @Test
    void a_container_reaches_its_own_port() throws IOException {
        DatagramSocket own = last.bind(at("0.0.0.0", 0));
        say(own, "me", at("172.18.0.1", 5300));
        assertThat(text(server.receive(false))).isEqualTo("me");
    }

    @Test
    void nobody_hears_of_a_refusal() throws IOException {
        DatagramSocket client = client("client", "bridge");
        client.connect(PUBLISHED);
        server.close();
        say(client, "question", PUBLISHED);
        assertThat(client.receive(false)).isNull();
    }

    @Test
    void a_program_of_the_machine_cannot_have_the_port() {
        assertThatThrownBy(() -> {
                    dock.run("machine", HostConfig.builder().networkMode("host").build(), "custom");
                    last.bind(at("0.0.0.0", 5300));
                })
                .hasMessage("Address already in use");
    }

    @Test
    void a_relay_takes_no_port_from_those_who_ask_for_any() throws IOException {
        say(client("client", "bridge"), "question", PUBLISHED);
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        bindings.put("80/tcp", List.of(new PortBinding("", "")));
        dock.runExposing("later", HostConfig.builder().portBindings(bindings).build(), "sleep", "1000");
        assertThat(dock.engine
                        .containers()
                        .inspect("later", false)
                        .network()
                        .ports()
                        .get("80/tcp"))
                .allSatisfy(binding -> assertThat(binding.hostPort()).isEqualTo("32768"));
    }
}
