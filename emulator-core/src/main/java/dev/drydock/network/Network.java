package dev.drydock.network;

import dev.drydock.id.NetworkId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A network. It never changes; who is on it is kept beside it.
 *
 * @param predefined whether the engine made it: {@code bridge}, {@code host} or {@code none}
 * @param settings what was asked for, with what another network lent it
 * @param ipam with the subnets that it got
 * @param ipv4 null for networks without such addresses
 * @param ipv6 null for networks without such addresses
 */
public record Network(
        NetworkId id,
        Instant created,
        NetworkDriver driver,
        boolean predefined,
        CreateNetwork settings,
        IpamSettings ipam,
        @Nullable NetworkSubnet<Ipv4Address> ipv4,
        @Nullable NetworkSubnet<Ipv6Address> ipv6) {
    private static final String LOCAL = "local";
    private static final String DEFAULT_PREFIX = "eth";
    private static final List<String> PREDEFINED_NAMES = List.of("bridge", "host", "none", "default");
    private static final int DEFAULT_MTU = 1500;

    /** Whether a name belongs to a network that the engine makes, or stands for one. */
    public static boolean isPredefinedName(String name) {
        return PREDEFINED_NAMES.contains(name);
    }

    public String name() {
        return settings.name();
    }

    /** As a client asked, in any words; {@code local} otherwise. */
    public String scope() {
        return settings.scope().isEmpty() ? LOCAL : settings.scope();
    }

    /** Whether it has no way out. */
    public boolean internal() {
        return settings.internal();
    }

    /** Whether containers may join it by hand, as they may here in any case. */
    public boolean attachable() {
        return settings.attachable();
    }

    /** Whether it carries nothing, and only lends its settings to others. */
    public boolean configOnly() {
        return settings.configOnly();
    }

    /** Its name on the machine: what {@code ip link} says there. */
    String linkName() {
        String given = options().get(BridgeOptions.NAME);
        return given == null ? "br-" + id.shortForm() : given;
    }

    /** What names of interfaces on it begin with. */
    String interfacePrefix() {
        return options().getOrDefault(BridgeOptions.INTERFACE_PREFIX, DEFAULT_PREFIX);
    }

    /** Where ports are opened on the machine that are asked for without an address; {@code 0.0.0.0} for everywhere. */
    String publishingAddress() {
        return IpAddress.of(options().getOrDefault(BridgeOptions.HOST_BINDING, "0.0.0.0"))
                .unmapped()
                .toString();
    }

    /** Whether those who are on it are kept from each other. */
    boolean isolatesContainers() {
        if (driver == NetworkDriver.MACVLAN) {
            return "private".equals(options().get("macvlan_mode"));
        }
        return BridgeOptions.FALSE.contains(options().getOrDefault(BridgeOptions.ENABLE_ICC, "true"));
    }

    /** Its addresses of IPv4; null if it has none. */
    public @Nullable AddressBlock<Ipv4Address> subnet() {
        return ipv4 == null ? null : ipv4.block();
    }

    /** Its addresses of IPv6; null if it has none. */
    public @Nullable AddressBlock<Ipv6Address> subnet6() {
        return ipv6 == null ? null : ipv6.block();
    }

    public @Nullable Ipv4Address gateway() {
        return ipv4 == null ? null : ipv4.gateway();
    }

    public @Nullable Ipv6Address gateway6() {
        return ipv6 == null ? null : ipv6.gateway();
    }

    public SortedMap<String, String> options() {
        return settings.options();
    }

    public SortedMap<String, String> labels() {
        return settings.labels();
    }

    /** Largest packet in bytes. */
    public int mtu() {
        String option = options().get(BridgeOptions.MTU);
        int asked = option == null || driver != NetworkDriver.BRIDGE ? 0 : Integer.parseInt(option);
        return asked == 0 ? DEFAULT_MTU : asked;
    }
}
