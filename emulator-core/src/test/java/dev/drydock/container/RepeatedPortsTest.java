package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One port of the machine that one container wants twice (engine 28.5.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RepeatedPortsTest {
    private static final String TWICE = "failed to listen on TCP socket: address already in use";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    /** @param published as {@code CONTAINER-PORT=HOST-ADDRESS HOST-PORT}, with a space in place of an address that is missing */
    private void create(String name, String... published) {
        SortedMap<String, List<PortBinding>> bindings = new TreeMap<>();
        for (String text : published) {
            String[] port = text.split("[= ]", -1);
            bindings.computeIfAbsent(port[0], first -> new ArrayList<>()).add(new PortBinding(port[1], port[2]));
        }
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("sleep", "1000"))
                .exposedPorts(new TreeSet<>(bindings.keySet()))
                .build();
        HostConfig host = HostConfig.builder().portBindings(bindings).build();
        containers.create(new CreateContainer(name, "", config, host, null));
    }

    private List<String> ports(String name, String port) {
        return containers.inspect(name, false).network().ports().get(port).stream()
                .map(binding -> binding.hostIp() + " " + binding.hostPort())
                .toList();
    }

    private void isFree(String port) {
        create("later", "80/tcp= " + port, "80/udp= " + port);
        dock.start("later");
        assertThat(dock.status("later")).isEqualTo("running");
    }

    @Test
    void two_container_ports_cannot_have_one_port_of_the_machine() {
        create("one", "80/tcp= 8080", "81/tcp= 8080", "82/tcp= 8090");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageEndingWith("Bind for 0.0.0.0:8080 failed: port is already allocated");
        assertThat(dock.status("one")).isEqualTo("created");
        assertThat(dock.state("one").exitCode()).isEqualTo(128);
        isFree("8080");
    }

    @Test
    void one_container_port_cannot_have_one_port_of_the_machine_twice() {
        create("one", "80/tcp= 8080", "80/tcp= 8080");
        assertThatThrownBy(() -> dock.start("one")).hasMessageEndingWith("): " + TWICE);
        assertThat(dock.status("one")).isEqualTo("created");
        assertThat(dock.state("one").error()).endsWith(TWICE);
        isFree("8080");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,0.0.0.0", "127.0.0.1,''", "::1,''", "0.0.0.0,''", "::1,::"})
    void an_address_is_asked_for_twice_if_another_one_stands_for_it(String one, String other) {
        create("one", "80/tcp=" + one + " 8080", "80/tcp=" + other + " 8080");
        assertThatThrownBy(() -> dock.start("one")).hasMessageEndingWith("): " + TWICE);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,::1", "127.0.0.1,127.0.0.2", "0.0.0.0,::"})
    void different_addresses_have_ports_of_their_own(String one, String other) {
        create("one", "80/tcp=" + one + " 8080", "81/tcp=" + other + " 8080");
        dock.start("one");
        assertThat(ports("one", "80/tcp")).containsExactly(one + " 8080");
        assertThat(ports("one", "81/tcp")).containsExactly(other + " 8080");
    }

    @ParameterizedTest
    @CsvSource({"8080-8082", "''"})
    void a_range_does_not_help_one_container_port_that_wants_an_address_twice(String range) {
        create("one", "80/tcp= " + range, "80/tcp= " + range);
        assertThatThrownBy(() -> dock.start("one")).hasMessageEndingWith("): " + TWICE);
    }

    @Test
    void datagrams_can_be_published_twice_at_the_same_port() {
        create("one", "80/udp= 8080", "80/udp= 8080");
        dock.start("one");
        assertThat(ports("one", "80/udp")).containsExactly("0.0.0.0 8080", ":: 8080", "0.0.0.0 8080", ":: 8080");
        containers.removeAsync("one", RemoveOptions.FORCE);
        dock.settle();
        isFree("8080");
    }

    @Test
    void two_container_ports_cannot_have_one_port_for_datagrams() {
        create("one", "80/udp= 8080", "81/udp= 8080");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageEndingWith("Bind for 0.0.0.0:8080 failed: port is already allocated");
    }

    @Test
    void streams_and_datagrams_have_ports_of_their_own() {
        create("one", "80/tcp= 8080", "80/udp= 8080");
        dock.start("one");
        assertThat(ports("one", "80/tcp")).isEqualTo(ports("one", "80/udp")).hasSize(2);
    }

    @Test
    void a_range_leaves_the_ports_that_are_asked_for_by_number() {
        create("one", "80/tcp= 8080-8083", "81/tcp= 8082", "82/tcp= 8080");
        dock.start("one");
        assertThat(ports("one", "80/tcp")).containsExactly("0.0.0.0 8081", ":: 8081");
    }

    @Test
    void a_range_that_is_too_narrow_is_refused() {
        create("one", "80/tcp= 8080-8081", "81/tcp= 8080-8081", "82/tcp= 8080-8081");
        assertThatThrownBy(() -> dock.start("one")).hasMessageEndingWith("): all ports are allocated");
    }

    @Test
    void the_machine_has_no_sctp() {
        create("one", "80/sctp= 8080", "81/tcp= 8090", "82/tcp= 8090");
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageEndingWith("): error starting userland proxy:"
                        + " failed to listen on 0.0.0.0:8080: protocol not supported");
        create("six", "80/sctp=::1 8080");
        assertThatThrownBy(() -> dock.start("six"))
                .hasMessageEndingWith("failed to listen on [::1]:8080: protocol not supported");
    }
}
