package dev.drydock.network;

import java.util.Map;
import java.util.Set;

/**
 * What the drivers check of their options. The machine is the one whose answers are recorded: it has {@code eth0}, cannot
 * make further interfaces for a parent that nobody named, and knows no VLANs.
 */
final class DriverRules {
    private static final String PARENT = "parent";
    private static final Set<String> MACVLAN_MODES = Set.of("", "bridge", "private", "passthru", "vepa");
    private static final Set<String> IPVLAN_MODES = Set.of("", "l2", "l3", "l3s");
    private static final Set<String> ROUTED_MODES = Set.of("l3", "l3s");
    private static final Set<String> IPVLAN_FLAGS = Set.of("", "bridge", "private", "vepa");

    private DriverRules() {}

    /** Checks the form of the options, before anything is taken (28.5.2: GetSkipGwAlloc). */
    static void checkOptions(CreateNetwork wish, NetworkDriver driver) {
        switch (driver) {
            case BRIDGE -> BridgeOptions.checkForm(wish);
            case MACVLAN -> {
                checkMode(wish.options(), "macvlan", "mode", MACVLAN_MODES, "'bridge' mode");
                refuseLoopback(wish, driver);
            }
            case IPVLAN -> {
                checkMode(wish.options(), "ipvlan", "mode", IPVLAN_MODES, "'l2' mode");
                checkMode(wish.options(), "ipvlan", "flag", IPVLAN_FLAGS, "'bridge'");
                refuseLoopback(wish, driver);
            }
            case HOST, NULL -> {}
        }
    }

    /** Checks what a driver checks itself once it has addresses (28.5.2: CreateNetwork). */
    static void checkValues(CreateNetwork wish, NetworkDriver driver) {
        switch (driver) {
            case BRIDGE -> BridgeOptions.checkValues(wish.options());
            case MACVLAN, IPVLAN -> checkParent(wish);
            case HOST, NULL -> {}
        }
    }

    /** Checks what only the kernel refuses, after all others. */
    static void checkKernel(Network network) {
        if (network.driver() == NetworkDriver.BRIDGE) {
            BridgeOptions.checkKernel(network);
        }
    }

    /** Whether a network has no gateway of a family because nobody would use it (28.5.2: GetSkipGwAlloc). */
    static boolean hasNoGateway(CreateNetwork wish, NetworkDriver driver, int family) {
        return switch (driver) {
            case BRIDGE -> BridgeOptions.hasNoGateway(wish, family);
            case IPVLAN ->
                wish.internal() || ROUTED_MODES.contains(wish.options().getOrDefault("ipvlan_mode", ""));
            case MACVLAN, HOST, NULL -> wish.internal();
        };
    }

    private static void checkMode(
            Map<String, String> options, String driver, String what, Set<String> known, String usual) {
        String value = options.getOrDefault(driver + "_" + what, "");
        if (!known.contains(value)) {
            throw NetworkErrors.invalidMode(driver, what, value, usual);
        }
    }

    private static void refuseLoopback(CreateNetwork wish, NetworkDriver driver) {
        if (wish.options().getOrDefault(PARENT, "").equals("lo")) {
            throw NetworkErrors.loopbackParent(driver.word());
        }
    }

    private static void checkParent(CreateNetwork wish) {
        String parent = wish.options().getOrDefault(PARENT, "");
        if (parent.isEmpty()) {
            throw NetworkErrors.notSupportedByKernel();
        }
        if (!parent.equals(HostNetwork.LINK)) {
            throw parent.matches("[^.]+\\.[0-9]+") ? NetworkErrors.noVlan(parent) : NetworkErrors.noParent(parent);
        }
    }
}
