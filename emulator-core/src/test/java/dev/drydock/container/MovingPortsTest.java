package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.SubnetConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Published ports are where a container's way out is: what an engine (28.5.2) showed when networks were joined and left. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MovingPortsTest {
    private static final EndpointSettings ANYWHERE = EndpointSettings.NONE;
    private static final List<String> BOTH_FAMILIES = List.of("0.0.0.0", "::");

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @BeforeEach
    void networks() {
        dock.engine
                .networks()
                .create(CreateNetwork.builder("inner").internal(true).build());
        dock.engine.networks().create(CreateNetwork.named("a"));
        dock.engine.networks().create(CreateNetwork.named("b"));
        dock.engine
                .networks()
                .create(subnets("both", "10.231.4.0/24", "fd00:dd:4::/64")
                        .enableIpv6(true)
                        .build());
        dock.engine
                .networks()
                .create(subnets("6", "fd00:dd:6::/64")
                        .enableIpv4(false)
                        .enableIpv6(true)
                        .build());
        dock.engine
                .networks()
                .create(CreateNetwork.builder("home")
                        .options(Map.of("com.docker.network.bridge.host_binding_ipv4", "127.0.0.1"))
                        .build());
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static CreateNetwork.Builder subnets(String name, String... subnets) {
        List<SubnetConfig> configs = Arrays.stream(subnets)
                .map(subnet -> new SubnetConfig(subnet, "", "", null))
                .toList();
        return CreateNetwork.builder(name).ipam(new IpamSettings("default", null, configs));
    }

    /** Port 80 by 8080, port 81 by any, port 90 by none. */
    private void run(String name, String network) {
        run(name, network, Map.of("80/tcp", new PortBinding("", "8080"), "81/tcp", new PortBinding("", "")));
    }

    private void run(String name, String network, Map<String, PortBinding> wanted) {
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        wanted.forEach((port, binding) -> bindings.put(port, List.of(binding)));
        TreeSet<String> exposed = new TreeSet<>(bindings.keySet());
        exposed.add("90/tcp");
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("sleep", "1000"))
                .exposedPorts(exposed)
                .build();
        HostConfig host =
                HostConfig.builder().networkMode(network).portBindings(bindings).build();
        containers.create(new CreateContainer(name, "", config, host, null));
        dock.start(name);
    }

    private NetworkDetails network() {
        return containers.inspect("one", false).network();
    }

    /** Such as {@code 80 0.0.0.0:8080 [::]:8080}. */
    private List<String> ports() {
        return network().ports().entrySet().stream()
                .map(port -> port.getKey().replace("/tcp", "")
                        + (port.getValue() == null
                                ? " -"
                                : port.getValue().stream()
                                        .map(binding -> " " + binding.hostIp() + ":" + binding.hostPort())
                                        .reduce("", String::concat)))
                .toList();
    }

    private static String at(String port, List<String> addresses, int number) {
        return port
                + addresses.stream()
                        .map(address -> " " + address + ":" + number)
                        .reduce("", String::concat);
    }

    private void assertPublished(List<String> addresses, int free) {
        assertThat(ports()).containsExactly(at("80", addresses, 8080), at("81", addresses, free), "90 -");
    }

    private void assertNothingShown() {
        assertThat(ports()).isEmpty();
    }

    private void connect(String network) {
        containers.connect("one", network, ANYWHERE);
    }

    private void connect(String network, int priority) {
        containers.connect(
                "one",
                network,
                EndpointSettings.builder().gatewayPriority(priority).build());
    }

    private void disconnect(String network) {
        containers.disconnect("one", network, false);
    }

    @Test
    void a_running_container_publishes_its_ports_when_it_joins_the_first_network_with_a_way_out() {
        run("one", "inner");
        assertNothingShown();
        connect("a");
        assertPublished(BOTH_FAMILIES, 32768);
        assertThat(containers.list(ListOptions.ALL).get(0).ports()).hasSize(5);
    }

    @Test
    void nothing_is_published_when_there_is_no_way_out_any_more() {
        run("one", "inner");
        connect("a");
        disconnect("a");
        assertNothingShown();
        run("two", "bridge");
        assertThat(containers.inspect("two", false).state().status()).isEqualTo("running");
    }

    @Test
    void ports_stay_where_they_are_when_a_network_is_joined_whose_name_comes_later() {
        run("one", "a");
        connect("b");
        assertPublished(BOTH_FAMILIES, 32768);
        disconnect("b");
        assertPublished(BOTH_FAMILIES, 32768);
    }

    @Test
    void ports_move_to_a_network_whose_name_comes_before_and_those_that_nobody_named_are_other_ones_then() {
        run("one", "b");
        connect("a");
        assertPublished(BOTH_FAMILIES, 32769);
        disconnect("a");
        assertPublished(BOTH_FAMILIES, 32770);
    }

    @Test
    void ports_move_to_the_network_of_higher_priority() {
        run("one", "a");
        connect("b", 5);
        assertPublished(BOTH_FAMILIES, 32769);
        disconnect("b");
        assertPublished(BOTH_FAMILIES, 32770);
    }

    @Test
    void a_network_of_both_families_carries_the_ports_whatever_its_priority() {
        run("one", "a");
        connect("both", -3);
        assertPublished(BOTH_FAMILIES, 32769);
        connect("home", 3);
        assertPublished(BOTH_FAMILIES, 32769);
        disconnect("home");
        assertPublished(BOTH_FAMILIES, 32769);
        disconnect("both");
        assertPublished(BOTH_FAMILIES, 32770);
    }

    @Test
    void a_network_of_ipv6_takes_over_the_addresses_of_ipv6() {
        run("one", "a");
        connect("6");
        assertPublished(List.of("::", "0.0.0.0"), 32769);
        disconnect("6");
        assertPublished(BOTH_FAMILIES, 32770);
    }

    @Test
    void on_a_network_of_ipv6_alone_nothing_is_published_by_ipv4() {
        run("one", "6");
        assertPublished(List.of("::"), 32768);
        connect("b");
        assertThat(ports()).containsExactly("80 :::8080 0.0.0.0:8080", "81 :::32768 0.0.0.0:32768", "90 -");
    }

    @Test
    void without_an_address_ports_are_published_where_the_network_says() {
        run("one", "home");
        assertPublished(List.of("127.0.0.1"), 32768);
    }

    @Test
    void a_port_by_an_address_of_ipv4_is_exposed_alone_where_there_is_none() {
        run("one", "6", Map.of("81/tcp", new PortBinding("127.0.0.1", ""), "82/tcp", new PortBinding("::1", "8082")));
        assertThat(ports()).containsExactly("81 -", "82 ::1:8082", "90 -");
    }

    @Test
    void what_is_no_address_is_as_if_it_was_not_given_and_each_other_one_is_shown_in_one_form() {
        run("one", "bridge", Map.of("80/tcp", new PortBinding("nope", "8080")));
        assertThat(ports()).containsExactly("80 0.0.0.0:8080 :::8080", "90 -");
        run("two", "bridge", Map.of("81/tcp", new PortBinding("::ffff:127.0.0.1", "8081")));
        PortBinding shown =
                containers.inspect("two", false).network().ports().get("81/tcp").get(0);
        assertThat(shown).isEqualTo(new PortBinding("127.0.0.1", "8081"));
    }

    @Test
    void ports_go_to_an_address_of_ipv6_if_the_network_says_so() {
        dock.engine
                .networks()
                .create(CreateNetwork.named("there")
                        .withOptions(Map.of("com.docker.network.bridge.host_binding_ipv4", "::1")));
        run("one", "there", Map.of("80/tcp", new PortBinding("", "8080")));
        assertThat(ports()).containsExactly("80 ::1:8080", "90 -");
    }

    @Test
    void one_port_by_several_addresses_is_the_same_on_each() {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("sleep", "1000"))
                .exposedPorts(new TreeSet<>(List.of("80/tcp")))
                .build();
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        bindings.put("80/tcp", List.of(new PortBinding("::1", ""), new PortBinding("127.0.0.1", "")));
        HostConfig host = HostConfig.builder().portBindings(bindings).build();
        containers.create(new CreateContainer("one", "", config, host, null));
        dock.start("one");
        assertThat(ports()).containsExactly("80 127.0.0.1:32768 ::1:32768");
    }

    @Test
    void a_connect_is_refused_if_a_port_is_taken() {
        run("one", "inner");
        run("two", "bridge");
        assertThatThrownBy(() -> connect("a"))
                .hasMessageMatching(
                        "driver failed programming external connectivity on endpoint one \\([0-9a-f]{64}\\):"
                                + " Bind for 0[.]0[.]0[.]0:8080 failed: port is already allocated");
        assertNothingShown();
        assertThat(dock.engine.networks().inspect("a", "").endpoints()).isEmpty();
        assertThat(dock.toldBy(() -> assertThatThrownBy(() -> connect("a")))).isEmpty();
    }

    @Test
    void what_a_refused_connect_had_is_shown_until_the_end_of_the_container() throws InterruptedException {
        run("one", "inner");
        run("two", "bridge");
        assertThatThrownBy(() -> connect("a"));
        EndpointSettings lost = network().networks().get("a");
        assertThat(lost.ipAddress()).isEqualTo("172.19.0.2");
        assertThat(lost.gateway()).isEmpty();
        assertThat(lost.macAddress()).isNotEmpty();
        assertThatThrownBy(() -> disconnect("a")).hasMessageContaining("is not connected to network a");
        containers.kill("one", "");
        dock.settle();
        assertThat(network().networks().get("a").ipAddress()).isEmpty();
        containers.kill("two", "");
        dock.settle();
        dock.start("one");
        assertThat(network().networks().get("a").gateway()).isEqualTo("172.19.0.1");
        assertPublished(BOTH_FAMILIES, 32769);
    }

    @Test
    void when_a_port_cannot_be_had_at_the_new_place_all_stay_at_the_old_one() {
        run("two", "bridge", Map.of("80/tcp", new PortBinding("127.0.0.2", "8080")));
        run("one", "home");
        assertThatThrownBy(() -> connect("a")).hasMessageContaining("Bind for 127.0.0.2:8080 failed");
        // Those that nobody named were taken anew on the way back.
        assertPublished(List.of("127.0.0.1"), 32769);
    }

    @Test
    void what_cannot_be_had_after_a_network_was_left_is_published_no_more() {
        run("one", "a");
        connect("home", 5);
        run("two", "bridge", Map.of("80/tcp", new PortBinding("127.0.0.2", "8080")));
        disconnect("home");
        assertThat(ports()).containsExactly("80 -", "81 -", "90 -");
    }

    @Test
    void ports_of_a_container_that_ends_are_free_again_wherever_they_were() throws InterruptedException {
        run("one", "b");
        connect("a");
        containers.kill("one", "");
        dock.settle();
        run("two", "bridge");
        assertThat(containers.inspect("two", false).network().ports().get("80/tcp"))
                .extracting(PortBinding::hostPort)
                .containsExactly("8080", "8080");
    }

    @Test
    void no_port_is_published_in_host_mode_or_without_a_network() throws InterruptedException {
        run("one", "none");
        assertNothingShown();
        containers.remove("one", RemoveOptions.FORCE);
        run("one", "host");
        assertNothingShown();
    }
}
