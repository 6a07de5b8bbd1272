package dev.drydock.network;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives an endpoint what it needs to be on a network: addresses, a hardware address and an interface (28.5.2: createEndpoint, addInterface). */
final class Admission {
    private static final int LONGEST_NAME = 15;

    private final NetworkStore store;
    private final Network network;
    private final NetworkMembers members;
    private final EndpointRequest request;

    Admission(NetworkStore store, Network network, EndpointRequest request) {
        this.store = store;
        this.network = network;
        this.members = store.members(network.id());
        this.request = request;
    }

    /** @throws dev.drydock.error.EngineException if it cannot be had; nothing is taken then */
    Endpoint admit(Sandbox sandbox) {
        refuse();
        boolean hasInterface = network.ipv4() != null || network.ipv6() != null;
        LinkedNames linkedNames = LinkedNames.parse(request.links());
        List<IpAddress> linkLocal = linkLocalAddresses();
        String name = hasInterface ? interfaceName(sandbox) : "";
        MacAddress mac = hasInterface ? mac() : null;
        Ipv4Address address = takeAddress4();
        refuseOnMachine(sandbox, address);
        Ipv6Address address6 = takeAddress6(address);
        Endpoint endpoint = new Endpoint(
                store.newEndpointId(),
                network.id(),
                sandbox.id(),
                request.owner(),
                name,
                hasInterface ? sandbox.nextLinkIndex() : 0,
                address,
                address6,
                linkLocal,
                mac,
                request.gatewayPriority(),
                Sandboxes.dnsNames(network, request.owner(), request.aliases()),
                linkedNames,
                null);
        members.add(endpoint);
        return endpoint;
    }

    private void refuse() {
        if (network.configOnly()) {
            throw NetworkErrors.endpointOnConfigNetwork();
        }
        if (members.hasOwner(request.owner().name())) {
            throw NetworkErrors.endpointExists(request.owner().name(), network.name());
        }
        if (network.driver() == NetworkDriver.IPVLAN) {
            throw NetworkErrors.noIpvlanPort();
        }
        if (request.driverOptions().containsKey(EndpointRequest.SYSCTLS)) {
            throw NetworkErrors.notEmulated("the option \"" + EndpointRequest.SYSCTLS + "\"");
        }
    }

    /** The machine has a route to the network already, by its own place there. */
    private void refuseOnMachine(Sandbox sandbox, @Nullable Ipv4Address address) {
        AddressPool<Ipv4Address> pool = members.pool4();
        if (sandbox.kind() == Sandbox.Kind.HOST && address != null && network.gateway() != null && pool != null) {
            pool.giveBack(address);
            throw NetworkErrors.conflictsWithRoute(
                    store.newLinkName(), network, LinkTable.indexOf(network, store.bridges()), address);
        }
    }

    private List<IpAddress> linkLocalAddresses() {
        return request.linkLocalAddresses().stream()
                .map(IpAddress::of)
                .map(address -> {
                    if (!address.isLinkLocal()) {
                        throw NetworkErrors.invalidLinkLocalAddress(address.toString());
                    }
                    return address;
                })
                .toList();
    }

    private String interfaceName(Sandbox sandbox) {
        String wanted = request.interfaceName();
        if (wanted.isEmpty()) {
            return sandbox.freeInterfaceName(network.interfacePrefix());
        }
        if (wanted.length() > LONGEST_NAME) {
            throw NetworkErrors.cannotRename(store.newLinkName(), wanted, "numerical result out of range");
        }
        if (wanted.chars().anyMatch(c -> c == '/' || c == ':' || Character.isWhitespace(c))
                || Set.of(".", "..").contains(wanted)) {
            throw NetworkErrors.cannotRename(store.newLinkName(), wanted, "invalid argument");
        }
        if (wanted.equals("lo") || sandbox.hasInterface(wanted)) {
            throw NetworkErrors.cannotRename(store.newLinkName(), wanted, "file exists");
        }
        return wanted;
    }

    private MacAddress mac() {
        MacAddress mac = request.mac().isEmpty() ? store.newMacAddress() : MacAddress.parse(request.mac());
        if (!mac.isOfOne()) {
            throw NetworkErrors.cannotSetMac(store.newLinkName(), mac);
        }
        return mac;
    }

    private @Nullable Ipv4Address takeAddress4() {
        AddressPool<Ipv4Address> pool = members.pool4();
        if (pool == null) {
            return null;
        }
        return request.address().isEmpty()
                ? pool.takeLowest().orElseThrow(() -> NetworkErrors.noAddressLeft(network, "IPv4"))
                : take(pool, Ipv4Address.of(request.address()));
    }

    /** @param address4 is given back if there is none of the other family */
    private @Nullable Ipv6Address takeAddress6(@Nullable Ipv4Address address4) {
        AddressPool<Ipv6Address> pool = members.pool6();
        if (pool == null) {
            return null;
        }
        Ipv6Address taken = null;
        try {
            taken = request.address6().isEmpty()
                    ? pool.takeLowest().orElseThrow(() -> NetworkErrors.noAddressLeft(network, "IPv6"))
                    : take(pool, Ipv6Address.of(request.address6()));
            return taken;
        } finally {
            AddressPool<Ipv4Address> pool4 = members.pool4();
            if (taken == null && pool4 != null && address4 != null) {
                pool4.giveBack(address4);
            }
        }
    }

    private static <A extends Consecutive<A>> A take(AddressPool<A> pool, A wanted) {
        if (!pool.take(wanted)) {
            throw NetworkErrors.addressInUse();
        }
        return wanted;
    }
}
