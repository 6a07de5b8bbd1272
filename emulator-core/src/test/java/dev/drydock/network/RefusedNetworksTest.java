package dev.drydock.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a network is told in the order of an engine 28.5.2, whatever else is wrong with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RefusedNetworksTest {
    private static final String TAKEN = "10.211.0.0/24";
    private static final String NO_FLAG = "failed to parse com.docker.network.bridge.enable_icc value: huh"
            + " (strconv.ParseBool: parsing \"huh\": invalid syntax)";
    private static final String OVERLAPS = "invalid pool request: Pool overlaps with other one on this address space";

    private final Dock dock = new Dock();
    private final Map<String, String> noFlag = Map.of("com.docker.network.bridge.enable_icc", "huh");

    @BeforeEach
    void takeSubnet() {
        dock.engine.networks().create(CreateNetwork.named("one").withSubnet(TAKEN));
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private void refused(CreateNetwork wish, String words) {
        assertThatThrownBy(() -> dock.engine.networks().create(wish)).hasMessage(words);
    }

    private static CreateNetwork two(String option, String value) {
        return CreateNetwork.named("two").withOptions(Map.of(option, value));
    }

    private static IpamSettings addresses(String driver, String... subnets) {
        return new IpamSettings(
                driver,
                null,
                List.of(subnets).stream()
                        .map(subnet -> new SubnetConfig(subnet, "", "", null))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.docker.network.driver.mtu | huh | failed to parse com.docker.network.driver.mtu value: huh (strconv.Atoi: parsing \"huh\": invalid syntax)",
                "com.docker.network.bridge.host_binding_ipv4 | x | failed to parse com.docker.network.bridge.host_binding_ipv4 value: x (nil ip)",
                "com.docker.network.host_ipv6 | x | failed to parse com.docker.network.host_ipv6 value: x (nil ip)",
                "com.docker.network.bridge.gateway_mode_ipv4 | isolated | gateway mode 'isolated' can only be used for an internal network"
            })
    void the_form_of_an_option_is_told_before_a_taken_subnet(String option, String value, String words) {
        refused(two(option, value).withSubnet(TAKEN), words);
    }

    @ParameterizedTest
    @CsvSource({
        "com.docker.network.driver.mtu, -1",
        "com.docker.network.driver.mtu, 70000",
        "com.docker.network.bridge.name, a-name-of-more-than-fifteen",
        "com.docker.network.bridge.name, docker0"
    })
    void a_taken_subnet_is_told_before_what_a_bridge_cannot_be(String option, String value) {
        refused(two(option, value).withSubnet(TAKEN), OVERLAPS);
    }

    @Test
    void the_form_of_an_option_is_told_before_missing_addresses_and_after_all_of_the_network_itself() {
        CreateNetwork wish = CreateNetwork.named("two").withOptions(noFlag);
        refused(wish.toBuilder().enableIpv4(false).build(), NO_FLAG);
        refused(wish.withIpam(addresses("null")), NO_FLAG);
        refused(wish.withIpam(addresses("foo")), NO_FLAG);
        refused(
                wish.toBuilder().scope("swarm").build(),
                "cannot create a swarm scoped network when swarm is not active");
        refused(CreateNetwork.named("one").withOptions(noFlag), "network with name one already exists");
    }

    @Test
    void several_subnets_are_told_before_a_wrong_size_of_packets_and_that_before_a_taken_name() {
        String mtu = "com.docker.network.driver.mtu";
        refused(
                two(mtu, "-1").withIpam(addresses("default", "10.212.0.0/24", "10.213.0.0/24")),
                "bridge driver doesn't support multiple subnets");
        refused(
                CreateNetwork.named("two").withOptions(Map.of(mtu, "-1", "com.docker.network.bridge.name", "docker0")),
                "invalid MTU number: -1");
        refused(
                CreateNetwork.named("two")
                        .withOptions(Map.of(mtu, "70000", "com.docker.network.bridge.name", "a".repeat(16))),
                "numerical result out of range");
    }

    @Test
    void a_driver_of_no_addresses_gives_none() {
        CreateNetwork wish = CreateNetwork.named("two");
        refused(
                wish.withIpam(addresses("null", "10.212.0.0/24")),
                "null ipam driver does not handle specific address pool requests");
        refused(wish.withIpam(addresses("null")), "ipv4 pool is empty");
        CreateNetwork.Builder withoutIpv4 =
                wish.withIpam(addresses("null")).toBuilder().enableIpv4(false);
        refused(withoutIpv4.build(), "IPv4 or IPv6 must be enabled");
        refused(withoutIpv4.enableIpv6(true).build(), "ipv6 pool is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | invalid argument",
                "67 | invalid argument",
                "65536 | invalid argument",
                "2147483648 | invalid argument",
                "99999999999 | invalid argument",
                "-99999999999 | invalid MTU number: -99999999999",
                "9223372036854775808 | failed to parse com.docker.network.driver.mtu value: 9223372036854775808"
                        + " (strconv.Atoi: parsing \"9223372036854775808\": value out of range)",
                "0x10 | failed to parse com.docker.network.driver.mtu value: 0x10"
                        + " (strconv.Atoi: parsing \"0x10\": invalid syntax)"
            })
    void a_size_of_packets_that_no_bridge_can_have_is_refused(String size, String words) {
        refused(two("com.docker.network.driver.mtu", size), words);
    }

    @ParameterizedTest
    @CsvSource({"0", "68", "65535", "+1500"})
    void other_sizes_of_packets_are_given(String size) {
        dock.engine.networks().create(two("com.docker.network.driver.mtu", size));
        assertThat(dock.engine.networks().inspect("two", "").network().options())
                .containsEntry("com.docker.network.driver.mtu", size);
    }

    @Test
    void packets_that_are_too_small_for_IPv6_leave_a_bridge_without_it() {
        Map<String, String> options =
                Map.of("com.docker.network.driver.mtu", "1279", "com.docker.network.bridge.name", "narrow");
        CreateNetwork wish = CreateNetwork.named("two").withOptions(options);
        refused(
                wish.toBuilder().enableIpv6(true).build(),
                "Cannot read IPv6 setup for bridge narrow:"
                        + " open /proc/sys/net/ipv6/conf/narrow/disable_ipv6: no such file or directory");
        dock.engine.networks().create(wish);
    }

    @Test
    void an_internal_network_whose_bridge_has_no_address_has_no_gateway() {
        Map<String, String> inhibited = Map.of("com.docker.network.bridge.inhibit_ipv4", "true");
        CreateNetwork wish = CreateNetwork.named("two").withOptions(inhibited);
        dock.engine.networks().create(wish);
        dock.engine
                .networks()
                .create(CreateNetwork.builder("three")
                        .options(inhibited)
                        .internal(true)
                        .build());
        assertThat(gatewayOf("two")).isNotEmpty();
        assertThat(gatewayOf("three")).isEmpty();
    }

    @Test
    void a_network_that_routes_on_its_interface_has_no_gateway() {
        dock.engine
                .networks()
                .create(CreateNetwork.builder("two")
                        .driver("ipvlan")
                        .options(Map.of("parent", "eth0", "ipvlan_mode", "l3"))
                        .build());
        assertThat(gatewayOf("two")).isEmpty();
    }

    @Test
    void a_missing_parent_is_told_before_subnets_that_are_not_emulated() {
        refused(
                two("parent", "nono")
                        .withDriver("macvlan")
                        .withIpam(addresses("default", "10.212.0.0/24", "10.213.0.0/24")),
                "invalid subinterface vlan name nono, example formatting is eth0.10");
    }

    private String gatewayOf(String network) {
        return dock.engine
                .networks()
                .inspect(network, "")
                .network()
                .ipam()
                .config()
                .get(0)
                .gateway();
    }
}
