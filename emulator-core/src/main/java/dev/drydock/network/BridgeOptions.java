package dev.drydock.network;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the engine checks of the options of a bridge; those that it does not know it keeps as they are (28.5.2: parseNetworkGenericOptions). */
final class BridgeOptions {
    static final String NAME = "com.docker.network.bridge.name";
    static final String ENABLE_ICC = "com.docker.network.bridge.enable_icc";
    static final String HOST_BINDING = "com.docker.network.bridge.host_binding_ipv4";
    static final String MTU = "com.docker.network.driver.mtu";
    static final String INTERFACE_PREFIX = "com.docker.network.container_iface_prefix";
    static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

    private static final String PREFIX = "com.docker.network.bridge.";
    private static final String INHIBIT_IPV4 = PREFIX + "inhibit_ipv4";
    private static final Set<String> ADDRESSES =
            Set.of(HOST_BINDING, "com.docker.network.host_ipv4", "com.docker.network.host_ipv6");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final List<String> FLAGS =
            List.of(PREFIX + "default_bridge", ENABLE_ICC, PREFIX + "enable_ip_masquerade", INHIBIT_IPV4);
    private static final String GATEWAY_MODE = PREFIX + "gateway_mode_ipv";
    private static final Set<String> GATEWAY_MODES = Set.of("", "nat", "nat-unprotected", "routed", "isolated");
    private static final String ISOLATED = "isolated";
    private static final int LONGEST_LINK_NAME = 15;
    private static final int LARGEST_PACKET = 65_535;
    /** Of IPv4 (RFC 791, 3.2), as the kernel has it for each interface ({@code ETH_MIN_MTU}). */
    private static final int SMALLEST_PACKET = 68;
    /** Below it, an interface has no IPv6 (RFC 8200, 5). */
    private static final int SMALLEST_PACKET_6 = 1280;

    private BridgeOptions() {}

    /** Checks each option by itself (28.5.2: fromLabels), then whether they go together. */
    static void checkForm(CreateNetwork wish) {
        wish.options().forEach(BridgeOptions::checkForm);
        boolean isolated = isIsolated(wish.options(), 4) || isIsolated(wish.options(), 6);
        if (isolated && !wish.internal()) {
            throw NetworkErrors.isolatedIsInternal();
        }
    }

    private static void checkForm(String option, String value) {
        if (FLAGS.contains(option) && !TRUE.contains(value) && !FALSE.contains(value)) {
            throw NetworkErrors.invalidOption(
                    option, value, "strconv.ParseBool: parsing \"" + value + "\": invalid syntax");
        }
        if (option.equals(MTU)) {
            checkNumber(value);
        }
        if (ADDRESSES.contains(option) && IpAddress.parse(value).isEmpty()) {
            throw NetworkErrors.invalidOption(option, value, "nil ip");
        }
        if (option.startsWith(GATEWAY_MODE) && !GATEWAY_MODES.contains(value)) {
            throw NetworkErrors.invalidOption(option, value, "unknown gateway mode " + value);
        }
    }

    private static void checkNumber(String value) {
        String parsing = "strconv.Atoi: parsing \"" + value + "\": ";
        if (!NUMBER.matcher(value).matches()) {
            throw NetworkErrors.invalidOption(MTU, value, parsing + "invalid syntax");
        }
        if (new BigInteger(value).bitLength() >= Long.SIZE) {
            throw NetworkErrors.invalidOption(MTU, value, parsing + "value out of range");
        }
    }

    /** Checks what the driver checks once it knows the addresses (28.5.2: Validate). */
    static void checkValues(Map<String, String> options) {
        if (largestPacket(options) < 0) {
            throw NetworkErrors.invalidMtu(largestPacket(options));
        }
    }

    /** Checks what the kernel refuses when the bridge is made. */
    static void checkKernel(Network network) {
        Map<String, String> options = network.options();
        long largest = largestPacket(options);
        if (options.getOrDefault(NAME, "").length() > LONGEST_LINK_NAME) {
            throw NetworkErrors.linkNameTooLong();
        }
        if (largest > LARGEST_PACKET || (largest != 0 && largest < SMALLEST_PACKET)) {
            throw NetworkErrors.refusedByKernel();
        }
        if (largest != 0 && largest < SMALLEST_PACKET_6 && network.subnet6() != null) {
            throw NetworkErrors.noIpv6OnBridge(network.linkName());
        }
    }

    private static long largestPacket(Map<String, String> options) {
        return Long.parseLong(options.getOrDefault(MTU, "0"));
    }

    /** Whether the machine has no address of a family on a network that could be its gateway. */
    static boolean hasNoGateway(CreateNetwork wish, int family) {
        boolean inhibited =
                family == 4 && wish.internal() && TRUE.contains(wish.options().getOrDefault(INHIBIT_IPV4, ""));
        return inhibited || isIsolated(wish.options(), family);
    }

    /** Whether the machine shall have no address on a network. */
    static boolean isIsolated(Map<String, String> options, int family) {
        return ISOLATED.equals(options.get(GATEWAY_MODE + family));
    }
}
