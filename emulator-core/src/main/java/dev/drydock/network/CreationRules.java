package dev.drydock.network;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine checks of a wish for a network, in its order, before it takes anything (28.5.2: NewNetwork). */
final class CreationRules {
    private static final String ENABLE_IPV4 = "com.docker.network.enable_ipv4";
    private static final String ENABLE_IPV6 = "com.docker.network.enable_ipv6";
    private static final String SWARM = "swarm";

    private final NetworkStore store;

    CreationRules(NetworkStore store) {
        this.store = store;
    }

    /** The wish with its address families decided: what a client says of them counts more than an option. */
    static CreateNetwork withFamilies(CreateNetwork wish) {
        Map<String, String> options = new TreeMap<>(wish.options());
        boolean ipv4 = isEnabled(wish.enableIpv4(), options, ENABLE_IPV4, true);
        boolean ipv6 = isEnabled(wish.enableIpv6(), options, ENABLE_IPV6, false);
        return wish.toBuilder()
                .enableIpv4(ipv4)
                .enableIpv6(ipv6)
                .options(options)
                .build();
    }

    private static boolean isEnabled(
            @Nullable Boolean said, Map<String, String> options, String option, boolean otherwise) {
        if (said != null) {
            options.remove(option);
            return said;
        }
        String value = options.get(option);
        if (value == null) {
            return otherwise;
        }
        if (!BridgeOptions.TRUE.contains(value) && !BridgeOptions.FALSE.contains(value)) {
            throw NetworkErrors.invalidFlag(option);
        }
        return BridgeOptions.TRUE.contains(value);
    }

    /** Checks what does not depend on the driver. */
    void checkName(CreateNetwork wish) {
        if (wish.name().isBlank()) {
            throw NetworkErrors.nameEmpty();
        }
        if (store.named(wish.name()) != null) {
            throw NetworkErrors.alreadyExists(wish.name());
        }
        if (wish.driver().equals("overlay")) {
            throw NetworkErrors.notASwarmManager();
        }
        checkLending(wish);
    }

    private static void checkLending(CreateNetwork wish) {
        boolean operated = wish.ingress()
                || wish.internal()
                || wish.attachable()
                || !wish.scope().isEmpty();
        if (wish.configOnly() && operated) {
            throw NetworkErrors.configOnlyFields();
        }
        if (wish.configFrom().isEmpty()) {
            return;
        }
        if (wish.configOnly()) {
            throw NetworkErrors.configOfConfig();
        }
        IpamSettings ipam = wish.ipam();
        boolean ownAddresses = !(ipam.driver().isEmpty() || ipam.driver().equals(IpamSettings.DEFAULT.driver()))
                || (ipam.options() != null && !ipam.options().isEmpty())
                || (ipam.config() != null && !ipam.config().isEmpty())
                || Boolean.FALSE.equals(wish.enableIpv4())
                || Boolean.TRUE.equals(wish.enableIpv6());
        if (ownAddresses || !wish.labels().isEmpty()) {
            throw NetworkErrors.ownSettingsBesideLent();
        }
        if (!wish.options().isEmpty()) {
            throw NetworkErrors.ownOptionsBesideLent();
        }
    }

    /** The driver that a wish names. */
    static NetworkDriver driver(CreateNetwork wish) {
        NetworkDriver driver = switch (wish.driver()) {
            case "", "bridge" -> NetworkDriver.BRIDGE;
            case "host" -> NetworkDriver.HOST;
            case "null" -> NetworkDriver.NULL;
            case "macvlan" -> NetworkDriver.MACVLAN;
            case "ipvlan" -> NetworkDriver.IPVLAN;
            default -> throw NetworkErrors.pluginNotFound(wish.driver());
        };
        if (wish.ingress()) {
            throw NetworkErrors.ingressIsGlobal();
        }
        return driver;
    }

    /** The wish with the settings of the network that lends them, if it names one. */
    CreateNetwork withLentSettings(CreateNetwork wish) {
        if (wish.configFrom().isEmpty()) {
            return wish;
        }
        Network lender = store.named(wish.configFrom());
        if (lender == null || !lender.configOnly()) {
            throw NetworkErrors.noConfigNetwork(wish.configFrom());
        }
        return wish.toBuilder()
                .enableIpv4(lender.settings().enableIpv4())
                .enableIpv6(lender.settings().enableIpv6())
                .ipam(lender.settings().ipam())
                .options(lender.options())
                .labels(lender.labels())
                .build();
    }

    /** Checks what is left before addresses are taken. */
    static void checkAllocation(CreateNetwork wish, NetworkDriver driver) {
        if (wish.scope().equals(SWARM)) {
            throw NetworkErrors.swarmNotActive();
        }
        DriverRules.checkOptions(wish, driver);
        if (driver == NetworkDriver.HOST || driver == NetworkDriver.NULL) {
            throw NetworkErrors.onlyOneInstance(driver.word());
        }
        String ipamDriver = wish.ipam().driver();
        boolean withoutAddresses = ipamDriver.equals("null");
        if (!withoutAddresses && !ipamDriver.isEmpty() && !ipamDriver.equals(IpamSettings.DEFAULT.driver())) {
            throw NetworkErrors.pluginNotFound(ipamDriver);
        }
        boolean ipv4 = !Boolean.FALSE.equals(wish.enableIpv4());
        boolean ipv6 = Boolean.TRUE.equals(wish.enableIpv6());
        if (withoutAddresses && asksForSubnet(wish.ipam(), ipv4, ipv6)) {
            throw NetworkErrors.poolForNoAddresses();
        }
        if (driver == NetworkDriver.BRIDGE && !ipv4 && !ipv6) {
            throw NetworkErrors.noAddressFamily();
        }
        if (withoutAddresses && (ipv4 || ipv6)) {
            throw NetworkErrors.emptyPool(ipv4 ? "ipv4" : "ipv6");
        }
    }

    private static boolean asksForSubnet(IpamSettings ipam, boolean ipv4, boolean ipv6) {
        return ipam.config() != null
                && ipam.config().stream()
                        .flatMap(config -> Cidr.parse(config.subnet()).stream())
                        .anyMatch(subnet -> subnet.isIpv6() ? ipv6 : ipv4);
    }
}
