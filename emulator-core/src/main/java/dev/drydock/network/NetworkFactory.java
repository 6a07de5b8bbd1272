package dev.drydock.network;

import dev.drydock.network.Ipv4Subnet.AddressWithPrefix;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes networks: checks a wish in the engine's order, then takes a subnet and a gateway for it. */
final class NetworkFactory {
    private static final String DEFAULT_IPAM = "default";

    private final NetworkStore store;

    NetworkFactory(NetworkStore store) {
        this.store = store;
    }

    /** The three networks that every engine has. */
    void createPredefined(Instant now) {
        store.add(withoutAddresses("none", NetworkDriver.NULL, now), new NetworkMembers(null));
        store.add(withoutAddresses("host", NetworkDriver.HOST, now), new NetworkMembers(null));
        SortedMap<String, String> options = new TreeMap<>();
        options.put("com.docker.network.bridge.default_bridge", "true");
        options.put("com.docker.network.bridge.enable_icc", "true");
        options.put("com.docker.network.bridge.enable_ip_masquerade", "true");
        options.put("com.docker.network.bridge.host_binding_ipv4", "0.0.0.0");
        options.put("com.docker.network.bridge.name", "docker0");
        options.put("com.docker.network.driver.mtu", "1500");
        CreateNetwork wish = CreateNetwork.named("bridge");
        addBridge(
                new CreateNetwork(
                        "bridge",
                        "",
                        false,
                        false,
                        false,
                        false,
                        "",
                        true,
                        false,
                        wish.ipam(),
                        options,
                        new TreeMap<>()),
                true,
                now);
    }

    /** @return the network, already in the store */
    Network create(CreateNetwork wish, Instant now) {
        if (Network.isPredefinedName(wish.name())) {
            throw NetworkErrors.predefinedName(wish.name());
        }
        if (!wish.enableIpv4() && !wish.enableIpv6()) {
            throw NetworkErrors.noAddressFamily();
        }
        List<SubnetConfig> configs = wish.ipam().config();
        SubnetRules.check(configs == null ? List.of() : configs);
        if (wish.name().isBlank()) {
            throw NetworkErrors.nameEmpty();
        }
        if (store.named(wish.name()) != null) {
            throw NetworkErrors.alreadyExists(wish.name());
        }
        checkDriver(wish);
        BridgeOptions.check(wish.options());
        return addBridge(wish, false, now);
    }

    private static void checkDriver(CreateNetwork wish) {
        if (wish.ingress()) {
            throw NetworkErrors.ingressIsGlobal();
        }
        switch (wish.driver()) {
            case "", "bridge" -> {}
            case "host", "null" -> throw NetworkErrors.onlyOneInstance(wish.driver());
            case "overlay" -> throw NetworkErrors.notASwarmManager();
            case "macvlan", "ipvlan" -> throw NetworkErrors.notEmulated("the network driver \"" + wish.driver() + "\"");
            default -> throw NetworkErrors.pluginNotFound(wish.driver());
        }
        String ipamDriver = wish.ipam().driver();
        if (!ipamDriver.isEmpty() && !ipamDriver.equals(DEFAULT_IPAM)) {
            throw NetworkErrors.pluginNotFound(ipamDriver);
        }
        if (wish.enableIpv6()) {
            throw NetworkErrors.notEmulated("a network with IPv6");
        }
        if (wish.configOnly() || !wish.configFrom().isEmpty()) {
            throw NetworkErrors.notEmulated("a network that lends its configuration");
        }
    }

    private Network addBridge(CreateNetwork wish, boolean predefined, Instant now) {
        List<SubnetConfig> configs = wish.ipam().config();
        SubnetConfig asked = configs == null || configs.isEmpty() ? null : configs.get(0);
        Ipv4Subnet subnet = takeSubnet(asked);
        if (configs != null && configs.size() > 1) {
            refuseSeveral(configs, subnet);
        }
        AddressPool pool = AddressPool.of(subnet, asked == null ? null : rangeOf(asked));
        Ipv4Address gateway = takeGateway(asked, pool);
        if (asked != null && asked.auxiliaryAddresses() != null) {
            asked.auxiliaryAddresses().values().forEach(address -> pool.take(Ipv4Address.of(address)));
        }
        SubnetConfig shown = asked != null ? asked : new SubnetConfig(subnet.toString(), "", gateway.toString(), null);
        Network network = new Network(
                store.newNetworkId(),
                wish.name(),
                now,
                NetworkDriver.BRIDGE,
                predefined,
                wish.internal(),
                wish.attachable(),
                new IpamSettings(DEFAULT_IPAM, wish.ipam().options(), List.of(shown)),
                asked != null,
                subnet,
                gateway,
                wish.options(),
                wish.labels());
        store.add(network, new NetworkMembers(pool));
        return network;
    }

    private Ipv4Subnet takeSubnet(@Nullable SubnetConfig asked) {
        if (asked == null) {
            return store.subnets().takeLowest().orElseThrow(NetworkErrors::poolsExhausted);
        }
        Ipv4Subnet subnet = Ipv4Subnet.of(asked.subnet());
        if (!store.subnets().take(subnet)) {
            throw NetworkErrors.poolOverlaps();
        }
        return subnet;
    }

    /** The engine takes all subnets before it finds them too many; what it took it gives back here. */
    private void refuseSeveral(List<SubnetConfig> configs, Ipv4Subnet taken) {
        store.subnets().giveBack(taken);
        for (SubnetConfig config : configs.subList(1, configs.size())) {
            Ipv4Subnet other = Ipv4Subnet.of(config.subnet());
            boolean free = store.subnets().take(other);
            if (!free || other.overlaps(taken)) {
                if (free) {
                    store.subnets().giveBack(other);
                }
                throw NetworkErrors.poolOverlaps();
            }
            store.subnets().giveBack(other);
        }
        throw NetworkErrors.severalSubnets();
    }

    private static @Nullable Ipv4Subnet rangeOf(SubnetConfig asked) {
        return AddressWithPrefix.parse(asked.ipRange())
                .map(AddressWithPrefix::subnet)
                .orElse(null);
    }

    /** The gateway that was asked for, else the lowest address; a subnet of one address has it to itself. */
    private static Ipv4Address takeGateway(@Nullable SubnetConfig asked, AddressPool pool) {
        if (asked != null && !asked.gateway().isEmpty()) {
            Ipv4Address gateway = Ipv4Address.of(asked.gateway());
            pool.take(gateway);
            return gateway;
        }
        return pool.takeLowest().orElse(pool.subnet().base());
    }

    private Network withoutAddresses(String name, NetworkDriver driver, Instant now) {
        return new Network(
                store.newNetworkId(),
                name,
                now,
                driver,
                true,
                false,
                false,
                IpamSettings.DEFAULT,
                false,
                null,
                null,
                new TreeMap<>(),
                new TreeMap<>());
    }
}
