package dev.drydock.network;

import dev.drydock.id.NetworkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes networks: checks a wish in the engine's order, then takes subnets and gateways for it. */
final class NetworkFactory {
    private final NetworkStore store;
    private final CreationRules rules;

    NetworkFactory(NetworkStore store) {
        this.store = store;
        this.rules = new CreationRules(store);
    }

    /** The three networks that every engine has. */
    void createPredefined(Instant now) {
        addWithoutAddresses(CreateNetwork.named("none"), NetworkDriver.NULL, true, now);
        addWithoutAddresses(CreateNetwork.named("host"), NetworkDriver.HOST, true, now);
        SortedMap<String, String> options = new TreeMap<>();
        options.put("com.docker.network.bridge.default_bridge", "true");
        options.put(BridgeOptions.ENABLE_ICC, "true");
        options.put("com.docker.network.bridge.enable_ip_masquerade", "true");
        options.put(BridgeOptions.HOST_BINDING, "0.0.0.0");
        options.put(BridgeOptions.NAME, "docker0");
        options.put(BridgeOptions.MTU, "1500");
        CreateNetwork bridge = CreateNetwork.named("bridge").withOptions(options);
        add(CreationRules.withFamilies(bridge), NetworkDriver.BRIDGE, true, now);
    }

    /** @return the network, already in the store */
    Network create(CreateNetwork asked, Instant now) {
        if (Network.isPredefinedName(asked.name())) {
            throw NetworkErrors.predefinedName(asked.name());
        }
        CreateNetwork wish = CreationRules.withFamilies(asked);
        List<SubnetConfig> configs = wish.ipam().config();
        SubnetRules.check(configs == null ? List.of() : configs);
        rules.checkName(wish);
        if (wish.configOnly()) {
            return addWithoutAddresses(wish, NetworkDriver.NULL, false, now);
        }
        NetworkDriver driver = CreationRules.driver(wish);
        CreateNetwork complete = rules.withLentSettings(wish);
        CreationRules.checkAllocation(complete, driver);
        return add(complete, driver, false, now);
    }

    private Network addWithoutAddresses(CreateNetwork wish, NetworkDriver driver, boolean predefined, Instant now) {
        CreateNetwork settings = CreationRules.withFamilies(wish);
        IpamSettings asked = settings.ipam();
        IpamSettings shown = new IpamSettings(
                asked.driver().isEmpty() ? IpamSettings.DEFAULT.driver() : asked.driver(),
                asked.options(),
                asked.config() == null ? null : byFamily(asked.config()));
        Network network = new Network(store.newNetworkId(), now, driver, predefined, settings, shown, null, null);
        store.add(network, new NetworkMembers(null, null));
        return network;
    }

    private Network add(CreateNetwork wish, NetworkDriver driver, boolean predefined, Instant now) {
        List<SubnetConfig> configs =
                wish.ipam().config() == null ? List.of() : byFamily(wish.ipam().config());
        Allocation taken = new Allocation(store.space(wish.scope()), wish, driver);
        boolean done = false;
        try {
            taken.take(configs);
            taken.refuseSeveral();
            DriverRules.checkValues(wish, driver);
            taken.refuseUnemulated();
            Network network = network(wish, driver, predefined, now, taken);
            if (driver == NetworkDriver.BRIDGE) {
                refuseConflicts(network);
            }
            taken.refuseOverlaps();
            DriverRules.checkKernel(network);
            store.add(network, new NetworkMembers(taken.pool4(), taken.pool6()));
            done = true;
            return network;
        } finally {
            if (!done) {
                taken.giveBack();
            }
        }
    }

    private Network network(
            CreateNetwork wish, NetworkDriver driver, boolean predefined, Instant now, Allocation taken) {
        NetworkId id = store.newNetworkId();
        IpamSettings ipam =
                new IpamSettings(IpamSettings.DEFAULT.driver(), wish.ipam().options(), taken.shown());
        return new Network(id, now, driver, predefined, wish, ipam, taken.ipv4(), taken.ipv6());
    }

    /** Networks of different scopes get here with the same addresses, and those that ask for a range of them (28.5.2: conflictsWithNetworks). */
    private void refuseConflicts(Network created) {
        for (Network other : store.all()) {
            if (other.driver() != NetworkDriver.BRIDGE) {
                continue;
            }
            if (created.linkName().equals(other.linkName())) {
                throw NetworkErrors.conflict(created, other, "networks have same bridge name");
            }
            if (overlap(created.subnet(), other.subnet())) {
                throw NetworkErrors.conflict(created, other, "networks have overlapping IPv4");
            }
            if (overlap(created.subnet6(), other.subnet6())) {
                throw NetworkErrors.conflict(created, other, "networks have overlapping IPv6");
            }
        }
    }

    private static <A extends Consecutive<A>> boolean overlap(
            @Nullable AddressBlock<A> one, @Nullable AddressBlock<A> other) {
        return one != null && other != null && one.overlaps(other);
    }

    /** Those of IPv4 first. */
    private static List<SubnetConfig> byFamily(List<SubnetConfig> configs) {
        List<SubnetConfig> sorted = new ArrayList<>();
        configs.stream().filter(config -> !isIpv6(config)).forEach(sorted::add);
        configs.stream().filter(NetworkFactory::isIpv6).forEach(sorted::add);
        return sorted;
    }

    private static boolean isIpv6(SubnetConfig config) {
        Optional<Cidr> subnet = Cidr.parse(config.subnet());
        return subnet.isPresent() && subnet.get().isIpv6();
    }
}
