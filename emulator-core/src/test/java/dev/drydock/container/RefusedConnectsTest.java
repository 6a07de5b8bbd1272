package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.filter.Filters;
import dev.drydock.network.CreateNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an engine (28.5.2) remembers of networks that a container could not be put on, and tells of them when it ends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RefusedConnectsTest {
    private static final String GATEWAY = "10.231.2.1";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @BeforeEach
    void network() {
        dock.engine.networks().create(CreateNetwork.named("net").withSubnet("10.231.2.0/24"));
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static EndpointSettings at(String address) {
        return EndpointSettings.builder()
                .ipamConfig(new IpamConfig(address, "", null))
                .aliases(List.of("other"))
                .build();
    }

    private List<String> networksOf(String container) {
        return List.copyOf(
                containers.inspect(container, false).network().networks().keySet());
    }

    private void runWithTakenAddress() {
        dock.run("one", HostConfig.NONE, "sleep", "1000");
        assertThatThrownBy(() -> containers.connect("one", "net", at(GATEWAY))).hasMessage("Address already in use");
    }

    @Test
    void a_network_whose_address_is_taken_is_remembered_as_asked_for() {
        runWithTakenAddress();
        EndpointSettings shown =
                containers.inspect("one", false).network().networks().get("net");
        assertThat(shown.networkId()).isEmpty();
        assertThat(shown.ipAddress()).isEmpty();
        assertThat(shown.ipamConfig().ipv4Address()).isEqualTo(GATEWAY);
        assertThat(shown.dnsNames()).startsWith("one", "other");
    }

    @Test
    void a_network_that_cannot_have_such_an_address_is_not_remembered() {
        dock.run("one", HostConfig.NONE, "sleep", "1000");
        assertThatThrownBy(() -> containers.connect("one", "net", at("10.9.2.1")))
                .hasMessage("invalid endpoint settings:\n"
                        + "no configured subnet or ip-range contain the IP address 10.9.2.1");
        assertThat(networksOf("one")).containsExactly("bridge");
    }

    @Test
    void the_first_wish_stays_until_one_is_granted() {
        runWithTakenAddress();
        assertThatThrownBy(() -> containers.connect(
                        "one",
                        "net",
                        EndpointSettings.builder()
                                .ipamConfig(new IpamConfig(GATEWAY, "", null))
                                .build()))
                .hasMessage("Address already in use");
        assertThat(containers
                        .inspect("one", false)
                        .network()
                        .networks()
                        .get("net")
                        .aliases())
                .containsExactly("other");
        containers.connect("one", "net", EndpointSettings.NONE);
        EndpointSettings granted =
                containers.inspect("one", false).network().networks().get("net");
        assertThat(granted.aliases()).isNull();
        assertThat(granted.ipAddress()).isEqualTo("10.231.2.2");
    }

    @Test
    void what_was_never_joined_cannot_be_left() {
        runWithTakenAddress();
        assertThatThrownBy(() -> containers.disconnect("one", "net", false))
                .hasMessageMatching("container [0-9a-f]{64} is not connected to network net");
    }

    @Test
    void the_next_start_asks_for_it_again() throws InterruptedException {
        runWithTakenAddress();
        containers.kill("one", "");
        dock.settle();
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessage("failed to set up container networking: Address already in use");
        containers.disconnect("one", "net", false);
        dock.start("one");
        assertThat(networksOf("one")).containsExactly("bridge");
    }

    @Test
    void leaving_is_told_of_every_network_that_was_asked_for_when_the_container_ends() {
        runWithTakenAddress();
        assertThat(dock.toldBy(() -> kill("one")))
                .filteredOn(event -> event.startsWith("network"))
                .containsExactly("network disconnect", "network disconnect");
    }

    @Test
    void leaving_is_told_once_of_every_network_when_a_start_fails() throws InterruptedException {
        runWithTakenAddress();
        containers.kill("one", "");
        dock.settle();
        assertThat(dock.toldBy(() -> assertThatThrownBy(() -> dock.start("one"))))
                .containsExactly("network disconnect", "network disconnect");
    }

    @Test
    void nothing_is_told_of_a_network_that_is_gone() {
        runWithTakenAddress();
        dock.engine.networks().remove("net");
        assertThat(dock.toldBy(() -> kill("one")))
                .filteredOn(event -> event.startsWith("network"))
                .hasSize(1);
    }

    @Test
    void a_link_to_a_container_on_the_network_of_a_missing_one_is_a_wrong_wish() {
        dock.create(
                "shares", HostConfig.builder().networkMode("container:nobody").build(), "true");
        assertThatThrownBy(() -> dock.create(
                        "two", HostConfig.builder().links(List.of("shares:x")).build(), "true"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                .hasMessage("could not get container for nobody: No such container: nobody");
    }

    @Test
    void a_list_of_unused_networks_has_those_in_use_too_because_the_engine_does_not_look() {
        dock.run("one", HostConfig.builder().networkMode("net").build(), "sleep", "1000");
        assertThat(listed("true")).containsExactly("net");
        assertThat(listed("false")).containsExactly("bridge", "host", "none");
        assertThatThrownBy(() -> dock.engine.networks().list(Filters.of(Map.of("dangling", List.of("true", "false")))))
                .hasMessage("got more than one value for filter key \"dangling\"");
    }

    @Test
    void without_the_network_of_its_mode_a_container_joins_no_other_one() {
        dock.create("one", HostConfig.builder().networkMode("gone").build(), "sleep", "1000");
        containers.disconnect("one", "gone", false);
        containers.connect("one", "net", EndpointSettings.NONE);
        assertThatThrownBy(() -> dock.start("one"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_FOUND))
                .hasMessage(
                        "failed to set up container networking: could not find a network matching network mode gone:"
                                + " network gone not found");
    }

    private List<String> listed(String dangling) {
        return dock.engine.networks().list(Filters.of("dangling", dangling)).stream()
                .map(listed -> listed.network().name())
                .toList();
    }

    private void kill(String name) {
        try {
            containers.kill(name, "");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
