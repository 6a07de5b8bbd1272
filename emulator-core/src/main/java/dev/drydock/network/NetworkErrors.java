package dev.drydock.network;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.error.Reasons;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Refusals about networks, in the engine's words (28.5.2). */
public final class NetworkErrors {
    private NetworkErrors() {}

    public static EngineException notFound(String network) {
        return new EngineException(ErrorKind.NOT_FOUND, "network " + network + " not found");
    }

    static EngineException ambiguousPrefix(String network, int matches) {
        return invalid("network " + network + " is ambiguous (" + matches + " matches found based on ID prefix)");
    }

    /** The other wording, of {@code GET /networks/X}. */
    static EngineException ambiguousPrefixOfInspect(String network, int matches) {
        return invalid(matches + " matches found based on ID prefix: network " + network + " is ambiguous");
    }

    static EngineException alreadyExists(String name) {
        return new EngineException(ErrorKind.CONFLICT, "network with name " + name + " already exists");
    }

    /** @param full what the system says of writing it down */
    static EngineException notStored(String full) {
        return new EngineException(
                ErrorKind.SYSTEM, "failed to update store for object type *libnetwork.Network: " + full);
    }

    static EngineException emptyLink() {
        return new EngineException(ErrorKind.UNKNOWN, "empty string specified for links");
    }

    static EngineException badLink(String link) {
        return new EngineException(ErrorKind.UNKNOWN, "bad format for links: " + link);
    }

    static EngineException nameEmpty() {
        return invalid("invalid name: name is empty");
    }

    static EngineException predefinedName(String name) {
        return forbidden("operation is not permitted on predefined " + name + " network ");
    }

    static EngineException onlyOneInstance(String driver) {
        return forbidden("only one instance of \"" + driver + "\" network is allowed");
    }

    static EngineException pluginNotFound(String plugin) {
        return new EngineException(ErrorKind.NOT_FOUND, "plugin \"" + plugin + "\" not found");
    }

    static EngineException notASwarmManager() {
        return forbidden(
                "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect"
                        + " this node to swarm and try again.");
    }

    static EngineException ingressIsGlobal() {
        return forbidden("Ingress network can only be global scope network");
    }

    static EngineException noAddressFamily() {
        return invalid("IPv4 or IPv6 must be enabled");
    }

    static EngineException swarmNotActive() {
        return forbidden("cannot create a swarm scoped network when swarm is not active");
    }

    static EngineException invalidFlag(String option) {
        return invalid("driver-opt \"" + option + "\" is not a valid bool");
    }

    static EngineException configOnlyFields() {
        return forbidden(
                "configuration network can only contain network specific fields. Network operator fields like [ ingress"
                        + " | internal | attachable | scope ] are not supported.");
    }

    static EngineException configOfConfig() {
        return forbidden("a configuration network cannot depend on another configuration network");
    }

    static EngineException ownSettingsBesideLent() {
        return forbidden(
                "user specified configurations are not supported if the network depends on a configuration network");
    }

    static EngineException ownOptionsBesideLent() {
        return forbidden("network driver options are not supported if the network depends on a configuration network");
    }

    static EngineException noConfigNetwork(String name) {
        return new EngineException(ErrorKind.NOT_FOUND, "configuration network \"" + name + "\" does not exist");
    }

    static EngineException configInUse(String name) {
        return forbidden("error while removing network: configuration network \"" + name + "\" is in use");
    }

    static EngineException endpointOnConfigNetwork() {
        return forbidden("cannot create endpoint on configuration-only network");
    }

    /** @param family {@code ipv4} or {@code ipv6} */
    static EngineException emptyPool(String family) {
        return invalid(family + " pool is empty");
    }

    static EngineException poolForNoAddresses() {
        return invalid("null ipam driver does not handle specific address pool requests");
    }

    static EngineException conflict(Network created, Network other, String how) {
        return forbidden("cannot create network " + created.id() + " (" + created.linkName()
                + "): conflicts with network " + other.id() + " (" + other.linkName() + "): " + how);
    }

    static EngineException isolatedIsInternal() {
        return unclassified("gateway mode 'isolated' can only be used for an internal network");
    }

    static EngineException invalidMtu(long mtu) {
        return invalid("invalid MTU number: " + mtu);
    }

    /** EINVAL. */
    static EngineException refusedByKernel() {
        return unclassified("invalid argument");
    }

    /** Its packets are too small for the kernel to have IPv6 there (28.5.2: setupBridgeIPv6). */
    static EngineException noIpv6OnBridge(String link) {
        return unclassified("Cannot read IPv6 setup for bridge " + link + ": open /proc/sys/net/ipv6/conf/" + link
                + "/disable_ipv6: no such file or directory");
    }

    /** ERANGE. */
    static EngineException linkNameTooLong() {
        return unclassified("numerical result out of range");
    }

    /** EOPNOTSUPP. */
    static EngineException notSupportedByKernel() {
        return unclassified("operation not supported");
    }

    static EngineException noIpvlanPort() {
        return unclassified("failed to create the ipvlan port: operation not supported");
    }

    static EngineException invalidMode(String driver, String what, String value, String usual) {
        return unclassified("requested " + driver + " " + what + " '" + value + "' is not valid, " + usual + " is the "
                + driver + " driver default");
    }

    static EngineException loopbackParent(String driver) {
        return unclassified("loopback interface is not a valid " + driver + " parent link");
    }

    static EngineException noVlan(String parent) {
        return unclassified("failed to create " + parent + " vlan link: operation not supported");
    }

    static EngineException noParent(String parent) {
        return unclassified("invalid subinterface vlan name " + parent + ", example formatting is eth0.10");
    }

    static EngineException invalidLinkLocalAddress(String address) {
        return invalid("invalid link local IP address: " + address);
    }

    /** @param reason of the kernel */
    static EngineException cannotRename(String virtualInterface, String name, String reason) {
        return unclassified("failed to add interface " + virtualInterface + " to sandbox: error renaming interface \""
                + virtualInterface + "\" to \"" + name + "\": " + reason);
    }

    /** Words of our own: a real engine would do it. */
    static EngineException notEmulated(String what) {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, what + " is not emulated");
    }

    /** What is wrong with the subnets that were asked for: one reason by itself, several as a list. */
    static EngineException invalidConfig(List<String> reasons) {
        return invalid("invalid network config:\n" + Reasons.joined(reasons));
    }

    static EngineException poolOverlaps() {
        return forbidden("invalid pool request: Pool overlaps with other one on this address space");
    }

    static EngineException poolsExhausted() {
        return invalid("all predefined address pools have been fully subnetted");
    }

    static EngineException severalSubnets() {
        return forbidden("bridge driver doesn't support multiple subnets");
    }

    static EngineException invalidOption(String option, String value, String reason) {
        return invalid("failed to parse " + option + " value: " + value + " (" + reason + ")");
    }

    static EngineException removePredefined(String name) {
        return forbidden(name + " is a pre-defined network and cannot be removed");
    }

    static EngineException hasActiveEndpoints(String name, Collection<Endpoint> endpoints) {
        List<String> shown = endpoints.stream()
                .map(endpoint -> "name:\"" + endpoint.owner().name() + "\" id:\""
                        + endpoint.id().shortForm() + "\"")
                .toList();
        return forbidden("error while removing network: network " + name + " has active endpoints ("
                + String.join(", ", shown) + ")");
    }

    static EngineException endpointExists(String endpoint, String network) {
        return forbidden("endpoint with name " + endpoint + " already exists in network " + network);
    }

    static EngineException addressInUse() {
        return forbidden("Address already in use");
    }

    /** @param family {@code IPv4} or {@code IPv6} */
    static EngineException noAddressLeft(Network network, String family) {
        return unclassified("no available " + family + " addresses on this network's address pools: " + network.name()
                + " (" + network.id() + ")");
    }

    /** Ports of an endpoint could not be published. The engine leaves the cause unclassified. */
    static EngineException externalConnectivity(Endpoint endpoint, EngineException cause) {
        return unclassified("driver failed programming external connectivity on endpoint "
                + endpoint.owner().name() + " (" + endpoint.id() + "): " + cause.words());
    }

    /** A place on a bridge for the machine itself, which has a route there. */
    static EngineException conflictsWithRoute(String link, Network network, int bridgeIndex, Ipv4Address address) {
        AddressBlock<Ipv4Address> block = network.subnet();
        int prefix = block == null ? 0 : block.prefixLength();
        String place = address + "/" + prefix;
        return unclassified("failed to add interface " + link + " to sandbox: error setting interface \"" + link
                + "\" IP to " + place + ": cannot program address " + place
                + " in sandbox interface because it conflicts with existing route {Ifindex: " + bridgeIndex + " Dst: "
                + block + " Src: " + network.gateway() + " Gw: <nil> Flags: [] Table: 254 Realm: 0}");
    }

    /** What the kernel refuses as the address of one interface. */
    static EngineException cannotSetMac(String link, MacAddress mac) {
        return unclassified("failed to add interface " + link + " to sandbox: error setting interface \"" + link
                + "\" MAC to \"" + mac + "\": cannot assign requested address");
    }

    static EngineException portAllocated(String address, int port) {
        return unclassified("Bind for " + address + ":" + port + " failed: port is already allocated");
    }

    /** Somebody outside the engine has the port (28.5.2). */
    static EngineException cannotBind(PublishedPort port, Endpoint endpoint, IOException cause) {
        return cannotBind(
                port.hostIp(),
                String.valueOf(port.hostPort()),
                target(endpoint, port.hostIp()) + ":" + port.containerPort() + "/" + port.protocol(),
                String.valueOf(cause.getMessage()));
    }

    /** A port is asked for twice by one and the same container port (28.5.2). */
    static EngineException cannotListen() {
        return unclassified("failed to listen on TCP socket: address already in use");
    }

    /** The kernel of the machine does not know SCTP (28.5.2). */
    static EngineException noSctp(PublishedPort port) {
        return unclassified("error starting userland proxy: failed to listen on " + inBrackets(port.hostIp()) + ":"
                + port.hostPort() + ": protocol not supported");
    }

    private static EngineException cannotBind(String hostIp, String hostPort, String target, String cause) {
        return unclassified(
                "failed to bind host port for " + inBrackets(hostIp) + ":" + hostPort + ":" + target + ": " + cause);
    }

    /** Where a port of the machine leads to: a place without IPv6 is reached by IPv4 from there on. */
    private static String target(Endpoint endpoint, String hostIp) {
        IpAddress address = endpoint.address();
        if (address == null || (endpoint.address6() != null && hostIp.indexOf(':') >= 0)) {
            address = endpoint.address6();
        }
        return inBrackets(String.valueOf(address));
    }

    private static String inBrackets(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    static EngineException allPortsAllocated() {
        return unclassified("all ports are allocated");
    }

    static EngineException notAnAddressOfTheHost(PortGroup group, String address, Endpoint endpoint) {
        return cannotBind(
                address,
                group.isEphemeral() ? "" : String.valueOf(group.firstPort()),
                target(endpoint, address) + ":" + group.containerPort() + "/" + group.protocol(),
                "cannot assign requested address");
    }

    static EngineException invalidMacAddress(String text) {
        return invalid("invalid MAC address " + text);
    }

    /** What is wrong with what was asked of an endpoint. */
    static EngineException invalidEndpoint(List<String> reasons) {
        return invalid("invalid endpoint settings:\n" + Reasons.joined(reasons));
    }

    static EngineException invalidTypeFilter(String value) {
        return unclassified("invalid filter: 'type'='" + value + "'");
    }

    static EngineException severalDanglingFilters() {
        return invalid("got more than one value for filter key \"dangling\"");
    }

    static EngineException invalidDanglingFilter() {
        return invalid("invalid value for filter 'dangling', must be \"true\" (or \"1\"), or \"false\" (or \"0\")");
    }

    static EngineException severalUntilFilters() {
        return invalid("more than one until filter specified");
    }

    /** What is no time elsewhere, too, is classified here. */
    static EngineException invalidUntilFilter(EngineException cause) {
        return invalid(cause.words());
    }

    private static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }

    private static EngineException unclassified(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }

    private static EngineException forbidden(String words) {
        return new EngineException(ErrorKind.FORBIDDEN, words);
    }
}
