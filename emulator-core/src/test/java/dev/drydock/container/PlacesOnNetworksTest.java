package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.InterfaceAddress;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.Route;
import dev.drydock.network.SubnetConfig;
import dev.drydock.process.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Addresses that are asked for, and what else can be asked of a place on a network: in the words of an engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlacesOnNetworksTest {
    private static final String REFUSED = "failed to set up container networking: ";

    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();
    private List<NetworkInterface> interfaces = List.of();
    private List<Route> routes = List.of();

    @BeforeEach
    void networks() {
        dock.engine.networks().create(ranged("net", "10.231.2.0/24", "10.231.2.64/28"));
        dock.engine.networks().create(CreateNetwork.named("plain"));
        dock.custom = process -> {
            interfaces = process.network().interfaces();
            routes = process.network().routes();
            return Exit.never();
        };
    }

    @AfterEach
    void close() {
        dock.close();
    }

    private static CreateNetwork ranged(String name, String subnet, String range) {
        SubnetConfig config = new SubnetConfig(subnet, range, "", null);
        return CreateNetwork.named(name).withIpam(new IpamSettings("default", null, List.of(config)));
    }

    private static EndpointSettings at(String address) {
        return EndpointSettings.builder()
                .ipamConfig(new IpamConfig(address, "", null))
                .build();
    }

    private void create(String name, String network, EndpointSettings asked) {
        containers.create(new CreateContainer(
                name,
                "",
                ContainerConfig.builder().image("box").cmd(List.of("custom")).build(),
                HostConfig.builder().networkMode(network).build(),
                new NetworkingConfig(new TreeMap<>(Map.of(network, asked)))));
    }

    private void run(String name, String network, EndpointSettings asked) {
        create(name, network, asked);
        dock.start(name);
    }

    private EndpointSettings shown(String name, String network) {
        return containers.inspect(name, false).network().networks().get(network);
    }

    private void again(String name) throws InterruptedException {
        containers.kill(name, "");
        dock.settle();
        dock.start(name);
    }

    private void refused(ThrowingCallable deed, String words) {
        assertThatThrownBy(deed).hasMessage(words);
    }

    @Test
    void an_address_may_lie_outside_of_the_range_that_others_are_given_from() {
        run("one", "net", at("10.231.2.5"));
        assertThat(shown("one", "net").ipAddress()).isEqualTo("10.231.2.5");
        run("two", "net", EndpointSettings.NONE);
        assertThat(shown("two", "net").ipAddress()).isEqualTo("10.231.2.65");
    }

    @Test
    void an_address_that_somebody_has_cannot_be_had() {
        run("one", "net", at("10.231.2.5"));
        create("two", "net", at("10.231.2.5"));
        refused(() -> dock.start("two"), REFUSED + "Address already in use");
    }

    @Test
    void the_gateway_is_the_first_of_the_range_so_that_the_first_of_the_subnet_is_free() {
        create("one", "net", at("10.231.2.64"));
        refused(() -> dock.start("one"), REFUSED + "Address already in use");
        run("two", "net", at("10.231.2.1"));
        assertThat(shown("two", "net").gateway()).isEqualTo("10.231.2.64");
    }

    @Test
    void the_first_and_the_last_address_of_a_subnet_are_nobodys() {
        for (String address : List.of("10.231.2.0", "10.231.2.255")) {
            create("at" + address, "net", at(address));
            refused(() -> dock.start("at" + address), REFUSED + "Address already in use");
        }
    }

    @Test
    void an_address_outside_of_the_subnet_is_refused_at_once() {
        refused(
                () -> create("one", "net", at("10.9.9.9")),
                "invalid config for network net: invalid endpoint settings:\n"
                        + "no configured subnet or ip-range contain the IP address 10.9.9.9");
    }

    @Test
    void where_the_engine_chose_the_subnet_no_address_can_be_asked_for() {
        refused(
                () -> create("one", "plain", at("172.18.0.9")),
                "invalid config for network plain: invalid endpoint settings:\n"
                        + "user specified IP address is supported only when connecting to networks with user configured subnets");
    }

    @Test
    void on_the_engines_own_networks_no_address_can_be_asked_for() {
        String own = "user specified IP address is supported on user defined networks only";
        String subnets =
                "user specified IP address is supported only when connecting to networks with user configured subnets";
        refused(
                () -> create("one", "bridge", at("172.17.0.99")),
                "invalid config for network bridge: invalid endpoint settings:\n" + own);
        for (String network : List.of("host", "none")) {
            refused(
                    () -> create("one", network, at("172.17.0.99")),
                    "invalid config for network " + network + ": invalid endpoint settings:\n* " + own + "\n* "
                            + subnets);
        }
        run("two", "plain", EndpointSettings.NONE);
        refused(() -> containers.connect("two", "bridge", at("172.17.0.99")), "invalid endpoint settings:\n" + own);
    }

    @Test
    void an_address_that_was_asked_for_is_kept_over_restarts_and_free_in_between() throws InterruptedException {
        run("one", "net", at("10.231.2.65"));
        again("one");
        assertThat(shown("one", "net").ipAddress()).isEqualTo("10.231.2.65");
        containers.kill("one", "");
        dock.settle();
        run("two", "net", EndpointSettings.NONE);
        assertThat(shown("two", "net").ipAddress()).isEqualTo("10.231.2.65");
        refused(() -> dock.start("one"), REFUSED + "Address already in use");
    }

    @Test
    void a_hardware_address_that_was_asked_for_is_kept_and_may_be_had_twice() throws InterruptedException {
        EndpointSettings asked =
                EndpointSettings.builder().macAddress("02:aa:bb:cc:dd:ee").build();
        run("one", "net", asked);
        run("two", "net", asked);
        again("one");
        assertThat(shown("one", "net").macAddress()).isEqualTo("02:aa:bb:cc:dd:ee");
        assertThat(shown("two", "net").macAddress()).isEqualTo("02:aa:bb:cc:dd:ee");
    }

    @Test
    void a_hardware_address_that_nobody_asked_for_is_another_one_at_each_start() throws InterruptedException {
        run("one", "net", EndpointSettings.NONE);
        String first = shown("one", "net").macAddress();
        again("one");
        assertThat(shown("one", "net").macAddress()).isNotEqualTo(first);
    }

    @Test
    void what_is_no_hardware_address_is_refused() {
        refused(
                () -> create(
                        "one",
                        "net",
                        EndpointSettings.builder().macAddress("zz").build()),
                "invalid config for network net: invalid MAC address zz");
    }

    @Test
    void a_hardware_address_of_a_group_is_refused_at_the_start() {
        create(
                "one",
                "net",
                EndpointSettings.builder().macAddress("01:00:5e:00:00:01").build());
        assertThatThrownBy(() -> dock.start("one"))
                .hasMessageMatching(REFUSED + "failed to add interface (veth[0-9a-f]{7}) to sandbox: error setting"
                        + " interface \"\\1\" MAC to \"01:00:5e:00:00:01\": cannot assign requested address");
    }

    @Test
    void addresses_of_one_link_come_besides() {
        run(
                "one",
                "net",
                EndpointSettings.builder()
                        .ipamConfig(new IpamConfig("", "", List.of("169.254.7.7")))
                        .build());
        assertThat(interfaces.get(1).furtherAddresses())
                .extracting(InterfaceAddress::toString)
                .containsExactly("169.254.7.7/16");
        create(
                "two",
                "net",
                EndpointSettings.builder()
                        .ipamConfig(new IpamConfig("", "", List.of("10.1.1.1")))
                        .build());
        refused(() -> dock.start("two"), REFUSED + "invalid link local IP address: 10.1.1.1");
    }

    @Test
    void an_interface_may_be_named_and_options_that_nobody_knows_are_kept() {
        TreeMap<String, String> options =
                new TreeMap<>(Map.of("com.docker.network.endpoint.ifname", "lan0", "foo", "bar"));
        run("one", "net", EndpointSettings.builder().driverOpts(options).build());
        assertThat(interfaces).extracting(NetworkInterface::name).containsExactly("lo", "lan0");
        assertThat(shown("one", "net").driverOpts()).isEqualTo(options);
    }

    @Test
    void the_default_route_leads_by_the_network_of_highest_priority_then_by_the_first_name() {
        run("one", "plain", EndpointSettings.NONE);
        containers.connect("one", "net", EndpointSettings.NONE);
        assertThat(wayOut("one")).isEqualTo("10.231.2.64");
        containers.connect(
                "one", "bridge", EndpointSettings.builder().gatewayPriority(7).build());
        assertThat(wayOut("one")).isEqualTo("172.17.0.1");
        containers.disconnect("one", "bridge", false);
        assertThat(wayOut("one")).isEqualTo("10.231.2.64");
        containers.disconnect("one", "net", false);
        assertThat(wayOut("one")).isEqualTo("172.18.0.1");
    }

    private String wayOut(String name) {
        dock.engine.execs().startDetached(dock.engine.execs().create(name, ExecRequest.of("custom")), null);
        dock.settle();
        return routes.get(0).gateway();
    }

    @Test
    void networks_are_offered_fourteen_large_subnets_then_sixteen_small_ones_then_none() {
        List<String> subnets = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            dock.engine.networks().create(CreateNetwork.named("n" + i));
            subnets.add(subnet("n" + i));
        }
        assertThat(subnet("plain")).isEqualTo("172.18.0.0/16");
        assertThat(subnets.subList(0, 13)).startsWith("172.19.0.0/16").endsWith("172.31.0.0/16");
        assertThat(subnets.subList(13, 29)).startsWith("192.168.0.0/20").endsWith("192.168.240.0/20");
        refused(
                () -> dock.engine.networks().create(CreateNetwork.named("more")),
                "all predefined address pools have been fully subnetted");
        dock.engine.networks().remove("n20");
        dock.engine.networks().remove("n4");
        dock.engine.networks().create(CreateNetwork.named("again"));
        assertThat(subnet("again")).isEqualTo(subnets.get(4));
    }

    private String subnet(String network) {
        return String.valueOf(
                dock.engine.networks().inspect(network, "").network().subnet());
    }

    @Test
    void a_subnet_that_overlaps_is_refused_in_the_words_of_whoever_looks_first() {
        refused(
                () -> dock.engine.networks().create(CreateNetwork.named("other").withSubnet("10.231.2.0/25")),
                "invalid pool request: Pool overlaps with other one on this address space");
        assertThatThrownBy(() -> dock.engine.networks().create(ranged("other", "10.231.0.0/16", "10.231.7.0/24")))
                .hasMessageMatching("cannot create network [0-9a-f]{64} [(]br-[0-9a-f]{12}[)]: conflicts with network"
                        + " [0-9a-f]{64} [(]br-[0-9a-f]{12}[)]: networks have overlapping IPv4");
    }

    @Test
    void the_machine_itself_gets_no_second_place_on_a_bridge() {
        dock.run("one", HostConfig.builder().networkMode("host").build(), "custom");
        containers.create(new CreateContainer(
                "two",
                "",
                ContainerConfig.builder().image("box").cmd(List.of("custom")).build(),
                HostConfig.builder().networkMode("host").build(),
                new NetworkingConfig(new TreeMap<>(Map.of("net", EndpointSettings.NONE)))));
        assertThatThrownBy(() -> dock.start("two"))
                .hasMessageMatching(REFUSED + "failed to add interface (veth[0-9a-f]{7}) to sandbox: error setting"
                        + " interface \"\\1\" IP to 10[.]231[.]2[.]65/24: cannot program address 10[.]231[.]2[.]65/24 in"
                        + " sandbox interface because it conflicts with existing route [{]Ifindex: 4 Dst: 10[.]231[.]2[.]0/24"
                        + " Src: 10[.]231[.]2[.]64 Gw: <nil> Flags: \\[\\] Table: 254 Realm: 0[}]");
    }
}
