package dev.drydock.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine checks of an endpoint that a client asks for, before anything is taken. */
final class EndpointRules {
    private static final int SYSCTL_PARTS = 5;

    private EndpointRules() {}

    /**
     * Refuses with all reasons at once; a malformed MAC address alone.
     *
     * @param network null if it is not there yet: then only the form of what is asked is checked
     */
    static void check(@Nullable Network network, EndpointRequest request) {
        List<String> reasons = new ArrayList<>();
        if (network != null && network.predefined()) {
            if (!request.address().isEmpty() || !request.address6().isEmpty()) {
                reasons.add("user specified IP address is supported on user defined networks only");
            }
            if (!request.aliases().isEmpty()) {
                reasons.add("network-scoped alias is supported only for containers in user defined networks");
            }
        }
        if (!request.mac().isEmpty()) {
            MacAddress.parse(request.mac());
        }
        checkForm(request, reasons);
        if (network != null) {
            checkAddress(network, network.ipv4(), request.address(), reasons);
            checkAddress(network, network.ipv6(), request.address6(), reasons);
        }
        checkSysctls(request.driverOptions().getOrDefault(EndpointRequest.SYSCTLS, ""), reasons);
        if (!reasons.isEmpty()) {
            throw NetworkErrors.invalidEndpoint(reasons);
        }
    }

    private static void checkForm(EndpointRequest request, List<String> reasons) {
        if (!request.address().isEmpty() && Ipv4Address.parse(request.address()).isEmpty()) {
            reasons.add("invalid IPv4 address: " + request.address());
        }
        if (!request.address6().isEmpty()
                && Ipv6Address.parse(request.address6())
                        .filter(address -> !address.isMappedIpv4())
                        .isEmpty()) {
            reasons.add("invalid IPv6 address: " + request.address6());
        }
        for (String address : request.linkLocalAddresses()) {
            if (IpAddress.parse(address).isEmpty()) {
                reasons.add(("invalid link-local IP address: " + address).strip());
            }
        }
    }

    private static <A extends Consecutive<A>> void checkAddress(
            Network network, @Nullable NetworkSubnet<A> subnet, String text, List<String> reasons) {
        if (text.isEmpty()) {
            return;
        }
        if (subnet == null || (!subnet.asked() && !network.predefined())) {
            reasons.add("user specified IP address is supported only when connecting to networks with user configured"
                    + " subnets");
            return;
        }
        boolean contained = Cidr.parse(subnet.block().toString())
                .filter(block -> IpAddress.parse(text).filter(block::contains).isPresent())
                .isPresent();
        if (!contained) {
            reasons.add("no configured subnet or ip-range contain the IP address " + text);
        }
    }

    private static void checkSysctls(String settings, List<String> reasons) {
        if (settings.isEmpty()) {
            return;
        }
        for (String setting : settings.split(",", -1)) {
            String[] parts = setting.split("\\.", SYSCTL_PARTS);
            boolean recognised = parts.length == SYSCTL_PARTS
                    && List.of("ipv4", "ipv6", "mpls").contains(parts[1])
                    && parts[3].equalsIgnoreCase("ifname");
            if (!recognised) {
                reasons.add("unrecognised network interface sysctl '" + setting
                        + "'; represent 'net.X.Y.ethN.Z=V' as 'net.X.Y.IFNAME.Z=V', 'X' must be 'ipv4', 'ipv6' or"
                        + " 'mpls'");
            }
        }
    }
}
