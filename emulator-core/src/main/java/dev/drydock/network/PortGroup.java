package dev.drydock.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container port, and the addresses of the machine that one and the same port is to be opened on for it.
 *
 * @param hostAddresses not empty
 * @param firstPort lowest port on the host that will do, 0 for any free one
 * @param lastPort highest port on the host that will do
 */
record PortGroup(int containerPort, String protocol, List<String> hostAddresses, int firstPort, int lastPort) {
    private static final String ANY_IPV4 = "0.0.0.0";
    private static final String ANY_IPV6 = "::";
    private static final String UDP = "udp";
    private static final String SCTP = "sctp";
    private static final List<String> PROTOCOLS = List.of("tcp", UDP, SCTP);

    /** Single ports first, as they may lie within ranges (28.5.2: cmpPortBinding). */
    private static final Comparator<PortRequest> ORDER = Comparator.comparing(
                    (PortRequest request) -> request.isEphemeral() || request.firstPort() != request.lastPort())
            .thenComparingInt(PortRequest::containerPort)
            .thenComparingInt(request -> PROTOCOLS.indexOf(request.protocol()))
            .thenComparingInt(PortRequest::firstPort)
            .thenComparingInt(PortRequest::lastPort)
            .thenComparing(PortGroup::addressKey);

    PortGroup {
        hostAddresses = List.copyOf(hostAddresses);
    }

    /**
     * What is opened of the ports that are asked for (28.5.2: addPortMappings). A place without IPv6 is reached by the
     * machine's addresses of IPv6, too, unless those lead to another place.
     *
     * @param defaultAddress of the machine, where a request names none; {@code 0.0.0.0} stands for both families
     * @param ipv6Elsewhere whether another place is the way out for IPv6
     */
    static List<PortGroup> of(
            List<PortRequest> requests, Endpoint place, String defaultAddress, boolean ipv6Elsewhere) {
        boolean hasIpv4 = place.address() != null;
        boolean hasIpv6 = place.address6() != null || (hasIpv4 && !ipv6Elsewhere);
        List<PortGroup> groups = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        PortRequest before = null;
        for (PortRequest request : requests.stream().sorted(ORDER).toList()) {
            if (before != null && !isAlike(before, request)) {
                add(groups, before, addresses);
                addresses.clear();
            }
            before = request;
            if (request.hostIp().isEmpty()) {
                if (hasIpv4 && !isIpv6(defaultAddress)) {
                    addresses.add(defaultAddress);
                }
                if (hasIpv6 && defaultAddress.equals(ANY_IPV4)) {
                    addresses.add(ANY_IPV6);
                } else if (hasIpv6 && isIpv6(defaultAddress)) {
                    addresses.add(defaultAddress);
                }
            } else if (isIpv6(request.hostIp()) ? hasIpv6 : hasIpv4) {
                addresses.add(request.hostIp());
            }
        }
        add(groups, before, addresses);
        return groups;
    }

    private static void add(List<PortGroup> groups, @Nullable PortRequest request, List<String> addresses) {
        if (request != null && !addresses.isEmpty()) {
            groups.add(new PortGroup(
                    request.containerPort(), request.protocol(), addresses, request.firstPort(), request.lastPort()));
        }
    }

    private static boolean isAlike(PortRequest one, PortRequest other) {
        return one.containerPort() == other.containerPort()
                && one.protocol().equals(other.protocol())
                && one.firstPort() == other.firstPort()
                && one.lastPort() == other.lastPort();
    }

    private static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    /** None, then those of IPv4, then those of IPv6, each by number. */
    private static String addressKey(PortRequest request) {
        HexFormat hex = HexFormat.of();
        return IpAddress.parse(request.hostIp())
                .map(address -> address instanceof Ipv6Address ipv6
                        ? "6" + hex.toHexDigits(ipv6.high()) + hex.toHexDigits(ipv6.low())
                        : "4" + hex.toHexDigits(((Ipv4Address) address).number()))
                .orElse("");
    }

    boolean isEphemeral() {
        return firstPort == 0 && lastPort == 0;
    }

    boolean isSctp() {
        return protocol.equals(SCTP);
    }

    boolean isUdp() {
        return protocol.equals(UDP);
    }

    /** Whether one address is asked for twice, or besides that which stands for all of its family. */
    boolean repeatsAddresses() {
        return widestAddresses().size() < hostAddresses.size();
    }

    /** The addresses without those that others of them stand for. */
    List<String> widestAddresses() {
        return hostAddresses.stream()
                .distinct()
                .filter(address -> isAny(address) || !hostAddresses.contains(isIpv6(address) ? ANY_IPV6 : ANY_IPV4))
                .toList();
    }

    private static boolean isAny(String address) {
        return address.equals(ANY_IPV4) || address.equals(ANY_IPV6);
    }
}
