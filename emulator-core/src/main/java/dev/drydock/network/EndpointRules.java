package dev.drydock.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine checks of an endpoint that a client asks for, before anything is taken. */
final class EndpointRules {
    private EndpointRules() {}

    /**
     * Refuses with all reasons at once; a malformed MAC address alone.
     *
     * @param network null if it is not there yet: then only the form of what is asked is checked
     */
    static void check(@Nullable Network network, EndpointRequest request) {
        List<String> reasons = new ArrayList<>();
        if (network != null && network.predefined()) {
            if (!request.address().isEmpty()) {
                reasons.add("user specified IP address is supported on user defined networks only");
            }
            if (!request.aliases().isEmpty()) {
                reasons.add("network-scoped alias is supported only for containers in user defined networks");
            }
        }
        if (!request.mac().isEmpty()) {
            MacAddress.parse(request.mac());
        }
        if (!request.address().isEmpty()) {
            checkAddress(network, request.address(), reasons);
        }
        if (!reasons.isEmpty()) {
            throw NetworkErrors.invalidEndpoint(reasons);
        }
    }

    private static void checkAddress(@Nullable Network network, String text, List<String> reasons) {
        if (Ipv4Address.parse(text).isEmpty()) {
            reasons.add("invalid IPv4 address: " + text);
        }
        if (network == null) {
            return;
        }
        Ipv4Subnet subnet = network.subnet();
        if (subnet == null || (!network.userSubnet() && !network.predefined())) {
            reasons.add("user specified IP address is supported only when connecting to networks with user configured"
                    + " subnets");
            return;
        }
        boolean contained = Ipv4Address.parse(text).filter(subnet::contains).isPresent();
        if (!contained) {
            reasons.add("no configured subnet or ip-range contain the IP address " + text);
        }
    }
}
