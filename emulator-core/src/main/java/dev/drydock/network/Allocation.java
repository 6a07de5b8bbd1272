package dev.drydock.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subnets and gateways that one new network takes. What it took it gives back if the network does not come about. */
final class Allocation {
    private final AddressSpace space;
    private final CreateNetwork wish;
    private final NetworkDriver driver;
    private final List<SubnetConfig> shown = new ArrayList<>();
    private final List<AddressBlock<Ipv4Address>> taken4 = new ArrayList<>();
    private final List<AddressBlock<Ipv6Address>> taken6 = new ArrayList<>();
    private boolean overlaps;
    private @Nullable NetworkSubnet<Ipv4Address> ipv4;
    private @Nullable NetworkSubnet<Ipv6Address> ipv6;
    private @Nullable AddressPool<Ipv4Address> pool4;
    private @Nullable AddressPool<Ipv6Address> pool6;

    Allocation(AddressSpace space, CreateNetwork wish, NetworkDriver driver) {
        this.space = space;
        this.wish = wish;
        this.driver = driver;
    }

    /**
     * Takes what was asked for, and a subnet of each family that is wanted and was not mentioned.
     *
     * @param configs checked; those of IPv4 first
     */
    void take(List<SubnetConfig> configs) {
        shown.addAll(configs);
        boolean wants4 = !Boolean.FALSE.equals(wish.enableIpv4());
        boolean wants6 = Boolean.TRUE.equals(wish.enableIpv6());
        for (SubnetConfig config : configs) {
            Cidr subnet = Cidr.parse(config.subnet()).orElseThrow();
            if (wants4 && !subnet.isIpv6()) {
                take4(config, subnet.subnet4().orElseThrow());
            } else if (wants6 && subnet.isIpv6()) {
                take6(config, subnet.subnet6().orElseThrow());
            }
        }
        if (wants4 && ipv4 == null) {
            offered4();
        }
        if (wants6 && ipv6 == null) {
            offered6();
        }
    }

    private void take4(SubnetConfig config, Ipv4Subnet subnet) {
        takeOf(space.ipv4(), taken4, subnet, config);
        if (ipv4 == null) {
            AddressPool<Ipv4Address> pool = AddressPool.of(
                    subnet, Cidr.parse(config.ipRange()).flatMap(Cidr::subnet4).orElse(null));
            Ipv4Address gateway = gateway(Ipv4Address.parse(config.gateway()), 4, pool, subnet);
            auxiliary(config).forEach(text -> Ipv4Address.parse(text).ifPresent(pool::take));
            ipv4 = new NetworkSubnet<>(subnet, gateway, true);
            pool4 = pool;
        }
    }

    private void take6(SubnetConfig config, Ipv6Subnet subnet) {
        takeOf(space.ipv6(), taken6, subnet, config);
        if (ipv6 == null) {
            AddressPool<Ipv6Address> pool = AddressPool.of(
                    subnet, Cidr.parse(config.ipRange()).flatMap(Cidr::subnet6).orElse(null));
            Ipv6Address gateway = gateway(Ipv6Address.parse(config.gateway()), 6, pool, subnet);
            auxiliary(config).forEach(text -> Ipv6Address.parse(text).ifPresent(pool::take));
            ipv6 = new NetworkSubnet<>(subnet, gateway, true);
            pool6 = pool;
        }
    }

    private static Iterable<String> auxiliary(SubnetConfig config) {
        return config.auxiliaryAddresses() == null
                ? List.of()
                : config.auxiliaryAddresses().values();
    }

    private <A extends Consecutive<A>> void takeOf(
            SubnetPlan<A> plan, List<AddressBlock<A>> taken, AddressBlock<A> subnet, SubnetConfig config) {
        if (plan.take(subnet)) {
            taken.add(subnet);
        } else if (config.ipRange().isEmpty()) {
            throw NetworkErrors.poolOverlaps();
        } else {
            // The engine does not look at subnets of which a range is asked for: it leaves them to the driver.
            overlaps = true;
        }
    }

    /** Refuses what overlaps with a subnet that is taken, if the driver has not. */
    void refuseOverlaps() {
        if (overlaps) {
            throw NetworkErrors.poolOverlaps();
        }
    }

    private void offered4() {
        AddressBlock<Ipv4Address> subnet = space.ipv4().takeLowest().orElseThrow(NetworkErrors::poolsExhausted);
        taken4.add(subnet);
        AddressPool<Ipv4Address> pool = AddressPool.of(new Ipv4Subnet(subnet.base(), subnet.prefixLength()), null);
        Ipv4Address gateway = gateway(Optional.empty(), 4, pool, subnet);
        ipv4 = new NetworkSubnet<>(subnet, gateway, false);
        pool4 = pool;
        shown.add(shown(subnet, gateway));
    }

    private void offered6() {
        AddressBlock<Ipv6Address> subnet = space.ipv6().takeLowest().orElseThrow(NetworkErrors::poolsExhausted);
        taken6.add(subnet);
        AddressPool<Ipv6Address> pool = AddressPool.of(new Ipv6Subnet(subnet.base(), subnet.prefixLength()), null);
        Ipv6Address gateway = gateway(Optional.empty(), 6, pool, subnet);
        ipv6 = new NetworkSubnet<>(subnet, gateway, false);
        pool6 = pool;
        shown.add(shown(subnet, gateway));
    }

    private static SubnetConfig shown(AddressBlock<?> subnet, @Nullable IpAddress gateway) {
        return new SubnetConfig(subnet.toString(), "", gateway == null ? "" : gateway.toString(), null);
    }

    /** The gateway that was asked for, else the lowest address; a subnet of one address has it to itself. */
    private <A extends Consecutive<A>> @Nullable A gateway(
            Optional<A> asked, int family, AddressPool<A> pool, AddressBlock<A> subnet) {
        if (asked.isPresent()) {
            pool.take(asked.get());
            return asked.get();
        }
        return DriverRules.hasNoGateway(wish, driver, family)
                ? null
                : pool.takeLowest().orElse(subnet.base());
    }

    /** A driver that can have only one subnet of each family says so once all were taken. */
    void refuseSeveral() {
        if (driver == NetworkDriver.BRIDGE && hasSeveral()) {
            throw NetworkErrors.severalSubnets();
        }
    }

    /** Other drivers can have several; here none can. */
    void refuseUnemulated() {
        if (hasSeveral()) {
            throw NetworkErrors.notEmulated("a network with several subnets of one family");
        }
    }

    private boolean hasSeveral() {
        return taken4.size() > 1 || taken6.size() > 1;
    }

    void giveBack() {
        taken4.forEach(space.ipv4()::giveBack);
        taken6.forEach(space.ipv6()::giveBack);
    }

    /** As inspect shows them. */
    List<SubnetConfig> shown() {
        return shown;
    }

    @Nullable
    NetworkSubnet<Ipv4Address> ipv4() {
        return ipv4;
    }

    @Nullable
    NetworkSubnet<Ipv6Address> ipv6() {
        return ipv6;
    }

    @Nullable
    AddressPool<Ipv4Address> pool4() {
        return pool4;
    }

    @Nullable
    AddressPool<Ipv6Address> pool6() {
        return pool6;
    }
}
