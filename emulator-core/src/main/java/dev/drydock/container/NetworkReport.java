package dev.drydock.container;

import dev.drydock.container.ContainerSummary.Port;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.PortBinding;
import dev.drydock.network.Endpoint;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.LinkCounters;
import dev.drydock.network.MacAddress;
import dev.drydock.network.Network;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.Sandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The network side of a container in words: what was asked for and, while it runs, what it got. Used under the engine's
 * lock.
 */
final class NetworkReport {
    private static final String DEFAULT_NETWORK = "bridge";

    private final ContainerSurroundings.Network around;

    NetworkReport(ContainerSurroundings.Network around) {
        this.around = around;
    }

    NetworkDetails of(Container container) {
        Sandbox sandbox = sandbox(container);
        SortedMap<String, EndpointSettings> networks = networks(container, sandbox);
        EndpointSettings onDefault = networks.get(DEFAULT_NETWORK);
        return new NetworkDetails(
                sandbox == null ? "" : sandbox.id().value(),
                sandbox == null ? "" : sandbox.key(),
                ports(container, sandbox),
                onDefault == null ? EndpointSettings.NONE : onDefault,
                networks);
    }

    /** By network name. */
    SortedMap<String, EndpointSettings> networks(Container container) {
        return networks(container, sandbox(container));
    }

    private SortedMap<String, EndpointSettings> networks(Container container, @Nullable Sandbox sandbox) {
        SortedMap<String, EndpointSettings> networks = new TreeMap<>(container.networks());
        if (sandbox == null) {
            if (container.networksTried()) {
                networks.replaceAll((name, asked) ->
                        asked.withoutPlace().toBuilder().macAddress("").build());
            }
            return Collections.unmodifiableSortedMap(networks);
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = around.networks().get(endpoint.network());
            if (network != null) {
                networks.computeIfPresent(network.name(), (name, asked) -> got(asked, endpoint, network));
            }
        }
        return Collections.unmodifiableSortedMap(networks);
    }

    /** What a container has on a network, beside what it asked for. */
    static EndpointSettings got(EndpointSettings asked, Endpoint endpoint, Network network) {
        Ipv4Address address = endpoint.address();
        MacAddress mac = endpoint.mac();
        EndpointSettings.Builder got = asked.toBuilder()
                .networkId(network.id().value())
                .endpointId(endpoint.id().value())
                .macAddress(mac == null ? "" : mac.toString())
                .gatewayPriority(endpoint.gatewayPriority())
                .dnsNames(endpoint.dnsNames());
        if (address != null && network.subnet() != null) {
            got.ipAddress(address.toString()).ipPrefixLength(network.subnet().prefixLength());
        }
        if (network.gateway() != null && !network.internal()) {
            got.gateway(network.gateway().toString());
        }
        if (endpoint.address6() != null && network.subnet6() != null) {
            got.globalIpv6Address(endpoint.address6().toString())
                    .globalIpv6PrefixLength(network.subnet6().prefixLength());
        }
        if (network.gateway6() != null && !network.internal()) {
            got.ipv6Gateway(network.gateway6().toString());
        }
        return got.build();
    }

    /** As a list shows them: those of one container port together, in the order of the ports. */
    List<Port> ports(Container container) {
        List<Port> shown = new ArrayList<>();
        ports(container, sandbox(container)).forEach((port, bindings) -> {
            int number = Integer.parseInt(PortText.number(port));
            String protocol = PortText.protocol(port);
            if (bindings == null) {
                shown.add(new Port("", number, 0, protocol));
            } else {
                bindings.forEach(binding ->
                        shown.add(new Port(binding.hostIp(), number, Integer.parseInt(binding.hostPort()), protocol)));
            }
        });
        return shown;
    }

    /** Nothing as long as the way out has led through no bridge, even if ports are exposed. */
    private SortedMap<String, @Nullable List<PortBinding>> ports(Container container, @Nullable Sandbox sandbox) {
        SortedMap<String, @Nullable List<PortBinding>> ports = new TreeMap<>();
        for (Endpoint place :
                sandbox == null ? List.<Endpoint>of() : around.sandboxes().byRank(sandbox)) {
            List<PublishedPort> published = place.ports();
            if (published == null) {
                continue;
            }
            if (container.config().exposedPorts() != null) {
                container.config().exposedPorts().forEach(port -> ports.putIfAbsent(full(port), null));
            }
            published.forEach(port -> add(ports, port));
        }
        return ports;
    }

    private static void add(SortedMap<String, @Nullable List<PortBinding>> ports, PublishedPort published) {
        String port = published.containerPort() + "/" + published.protocol();
        List<PortBinding> bindings = ports.get(port);
        if (bindings == null) {
            bindings = new ArrayList<>();
            ports.put(port, bindings);
        }
        bindings.add(new PortBinding(published.hostIp(), Integer.toString(published.hostPort())));
    }

    private static String full(String port) {
        return PortText.number(port) + "/" + PortText.protocol(port);
    }

    /** Its own or the machine's; null while it does not run, and for one that shares another container's. */
    private @Nullable Sandbox sandbox(Container container) {
        Run run = container.run();
        return run == null || !run.network().owned() || container.config().networkDisabled()
                ? null
                : around.sandboxes().get(run.network().sandbox());
    }

    /** What has come and gone by the interfaces besides {@code lo}; null without a network of its own. */
    @Nullable
    SortedMap<String, LinkCounters> traffic(Container container) {
        Sandbox sandbox = sandbox(container);
        if (sandbox == null || sandbox.kind() == Sandbox.Kind.HOST) {
            return null;
        }
        SortedMap<String, LinkCounters> traffic = new TreeMap<>();
        for (NetworkInterface device : around.sandboxes().view(sandbox.id()).interfaces()) {
            if (!device.isLoopback()) {
                traffic.put(device.name(), device.counters());
            }
        }
        return traffic;
    }

    /** What a list shows of a network: less than inspect does. */
    static SortedMap<String, EndpointSettings> summarized(Map<String, EndpointSettings> networks) {
        SortedMap<String, EndpointSettings> summary = new TreeMap<>();
        networks.forEach((name, endpoint) -> summary.put(
                name,
                endpoint.toBuilder()
                        .links(null)
                        .aliases(null)
                        .driverOpts(null)
                        .dnsNames(null)
                        .build()));
        return summary;
    }
}
