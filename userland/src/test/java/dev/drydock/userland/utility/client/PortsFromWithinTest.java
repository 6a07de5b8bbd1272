package dev.drydock.userland.utility.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.RemoveOptions;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.network.CreateNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Published ports, as containers reach them by the addresses of the machine (engine 28.5.2 with its userland proxy). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortsFromWithinTest {
    private static final String SERVE = "mkdir /www; echo hello > /www/index.html; httpd -f -v -p 80 -h /www";
    private static final String REFUSED = "nc: can't connect to remote host (%s): Connection refused\n";

    private Neighbourhood street;

    /** The default bridge is 172.17.0.1; those of front, back, apart and inner follow. */
    @BeforeEach
    void build() throws IOException, InterruptedException {
        street = new Neighbourhood("front", "back");
        street.engine
                .networks()
                .create(CreateNetwork.named("apart")
                        .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false")));
        street.engine
                .networks()
                .create(CreateNetwork.builder("inner").internal(true).build());
        street.publisher("web", "front", SERVE, "8080:80", "127.0.0.1:8081:80", "8082:81");
    }

    @AfterEach
    void close() {
        street.close();
    }

    private String asked(String network, String address, int port) throws InterruptedException {
        return street.visit(network, ask(address, port));
    }

    private static String ask(String address, int port) {
        return "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 3 " + address + " " + port + " 2>&1 | tail -n 1";
    }

    @ParameterizedTest
    @CsvSource({
        "front,172.18.0.1", "front,172.17.0.1", "back,172.18.0.1", "back,172.19.0.1", "bridge,172.17.0.1",
        "bridge,172.18.0.1", "apart,172.20.0.1", "back,172.21.0.1", "host,172.18.0.1", "host,127.0.0.1"
    })
    void a_port_is_reached_from_every_network_by_every_address_of_the_machine(String network, String address)
            throws InterruptedException {
        assertThat(asked(network, address, 8080)).isEqualTo("hello\n");
        assertThat(street.printed("web")).matches("\\[::ffff:172.18.0.1]:3276[89]: response:200\n");
    }

    @Test
    void a_container_reaches_itself_by_its_own_port() throws InterruptedException {
        street.publisher("self", "back", "(" + SERVE + ") & sleep 1; " + ask("172.17.0.1", 8090), "8090:80");
        street.clock.advance(Duration.ofSeconds(2));
        street.clock.runUntilIdle();
        assertThat(street.printed("self")).endsWith("hello\n").contains("[::ffff:172.19.0.1]:");
    }

    @Test
    void containers_that_are_kept_apart_reach_each_other_by_published_ports() throws InterruptedException {
        street.publisher("shop", "apart", SERVE, "8090:80");
        assertThat(street.visit("apart", "nc -w 2 172.20.0.2 80 </dev/null")).isEqualTo("nc: timed out\n");
        assertThat(asked("apart", "172.20.0.1", 8090)).isEqualTo("hello\n");
    }

    @Test
    void an_internal_network_reaches_none_of_them() throws InterruptedException {
        assertThat(asked("inner", "172.21.0.1", 8080)).isEqualTo("nc: timed out\n");
        assertThat(asked("inner", "172.21.0.1", 8099)).isEqualTo(REFUSED.formatted("172.21.0.1"));
        assertThat(asked("inner", "172.18.0.1", 8080)).contains("Network is unreachable");
    }

    @Test
    void a_port_of_one_address_is_reached_by_that_one_alone() throws InterruptedException {
        assertThat(asked("back", "172.18.0.1", 8081)).isEqualTo(REFUSED.formatted("172.18.0.1"));
        assertThat(asked("back", "127.0.0.1", 8081)).isEqualTo(REFUSED.formatted("127.0.0.1"));
        assertThat(asked("host", "127.0.0.1", 8081)).isEqualTo("hello\n");
        assertThat(asked("host", "172.18.0.1", 8081)).isEqualTo(REFUSED.formatted("172.18.0.1"));
    }

    @Test
    void a_port_that_nobody_published_is_refused() throws InterruptedException {
        assertThat(asked("back", "172.18.0.1", 80)).isEqualTo(REFUSED.formatted("172.18.0.1"));
    }

    @Test
    void who_comes_by_the_proxy_is_hung_up_on_where_nobody_listens() throws InterruptedException {
        String script = "nc -w 3 %s 8082 </dev/null; echo $?";
        assertThat(street.visit("back", script.formatted("172.17.0.1"))).isEqualTo("0\n");
        assertThat(street.visit("host", script.formatted("127.0.0.1"))).isEqualTo("0\n");
        assertThat(street.visit("host", script.formatted("172.17.0.1")))
                .isEqualTo(REFUSED.formatted("172.17.0.1") + "1\n");
    }

    @Test
    void the_machine_is_seen_with_the_address_that_it_came_to_where_that_is_not_masked() throws InterruptedException {
        assertThat(asked("host", "172.21.0.1", 8080)).isEqualTo("hello\n");
        assertThat(street.printed("web")).startsWith("[::ffff:172.21.0.1]:");
    }

    @ParameterizedTest
    @ValueSource(ints = {8080, 8081})
    void a_program_of_the_machine_cannot_have_a_published_port(int port) throws InterruptedException {
        assertThat(street.visit("host", "nc -l -p " + port)).isEqualTo("nc: bind: Address already in use\n");
    }

    @Test
    void a_port_that_a_program_of_the_machine_has_cannot_be_published() {
        street.resident("machine", "host", "alpine", "nc -l -p 8090");
        assertThatThrownBy(() -> street.publisher("shop", "back", SERVE, "8090:80"))
                .hasMessageEndingWith(
                        "failed to bind host port for 0.0.0.0:8090:172.19.0.2:80/tcp: address already in use");
        street.publisher("other", "back", SERVE, "8090-8091:80");
        assertThat(street.engine
                        .containers()
                        .inspect("other", false)
                        .network()
                        .ports()
                        .get("80/tcp"))
                .allSatisfy(binding -> assertThat(binding.hostPort()).isEqualTo("8091"));
        street.engine.containers().removeAsync("machine", RemoveOptions.FORCE);
        street.clock.runUntilIdle();
        street.engine.containers().start("shop");
    }

    @Test
    void a_port_leads_nowhere_while_its_container_is_on_no_network_or_stopped() throws InterruptedException {
        street.engine.containers().disconnect("web", "front", false);
        assertThat(asked("back", "172.17.0.1", 8080)).isEqualTo(REFUSED.formatted("172.17.0.1"));
        street.engine.containers().connect("web", "front", EndpointSettings.NONE);
        assertThat(asked("back", "172.17.0.1", 8080)).isEqualTo("hello\n");
        street.engine.containers().killAsync("web", "KILL");
        street.clock.runUntilIdle();
        assertThat(asked("back", "172.17.0.1", 8080)).isEqualTo(REFUSED.formatted("172.17.0.1"));
    }

    @Test
    void a_connection_shows_each_side_the_machine_and_is_counted_on_both_networks() throws InterruptedException {
        street.publisher("mute", "front", "sleep 100 | nc -l -p 90 & sleep 5; netstat -tn | tail -n 1", "8090:90");
        assertThat(street.visit(
                        "back",
                        "sleep 100 | nc 172.17.0.1 8090 & sleep 1; netstat -tn | tail -n 1;"
                                + " ifconfig eth0 | grep -o 'TX packets:[0-9]*'; sleep 9"))
                .isEqualTo(
                        "tcp        0      0 172.19.0.2:32768        172.17.0.1:8090         ESTABLISHED \nTX packets:2\n");
        assertThat(street.printed("mute"))
                .isEqualTo("tcp        0      0 ::ffff:172.18.0.3:90    ::ffff:172.18.0.1:32768 ESTABLISHED \n");
    }
}
