package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.error.EngineException;
import dev.drydock.id.SandboxId;
import dev.drydock.network.Endpoint;
import dev.drydock.network.EndpointOwner;
import dev.drydock.network.Network;
import dev.drydock.network.PortOpener;
import dev.drydock.network.PortRequest;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.Sandbox;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.Internet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives a container that starts its network, and takes it back when it ends. Used under the engine's lock. */
final class Networking {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final NetworkFiles files;
    private final NetworkWishes wishes;

    Networking(ContainerSurroundings around, ContainerStore store) {
        this.around = around;
        this.store = store;
        this.files = new NetworkFiles(around, store);
        this.wishes =
                new NetworkWishes(around.network().networks(), around.network().sandboxes());
    }

    /**
     * Opens a stack and takes its places, or shares another container's. Nothing is left behind if that fails. A container
     * whose network is disabled gets one without places, whatever its mode (28.5.2: initializeNetworking).
     */
    NetworkStack join(Container container) {
        NetworkStack stack = opened(container);
        container.networkFiles(stack.files());
        return stack;
    }

    private NetworkStack opened(Container container) {
        if (container.config().networkDisabled()) {
            return unconnected(container);
        }
        NetworkMode mode = new NetworkMode(container.hostConfig().networkMode());
        return mode.isContainer() ? share(container, mode.connectedContainer()) : open(container, mode);
    }

    /** It takes over the host name of the container whose network it shares. */
    private NetworkStack share(Container container, String reference) {
        Container other;
        try {
            other = store.find(reference);
        } catch (EngineException unknown) {
            throw StartErrors.sharedNetwork(unknown);
        }
        if (other == container) {
            throw StartErrors.ownNetwork();
        }
        Run run = other.run();
        if (!other.status().isRunning()) {
            throw StartErrors.sharedNetworkNotRunning(other.name(), other.status());
        }
        if (run == null) {
            throw StartErrors.sharedNetworkRestarting(other.id());
        }
        container.configure(container.config().toBuilder()
                .hostname(other.config().hostname())
                .domainname(other.config().domainname())
                .build());
        container.networkFilesOf(other.networkFilesOf());
        return run.network().shared();
    }

    /** A stack of its own without a place anywhere, to be given back by {@link #leave}. */
    NetworkStack unconnected(Container container) {
        Sandbox sandbox = around.network().sandboxes().open(Sandbox.Kind.PRIVATE);
        return new NetworkStack(sandbox.id(), true, List.of(), files.write(container, sandbox));
    }

    private NetworkStack open(Container container, NetworkMode mode) {
        container.tryNetworks();
        Sandbox sandbox = around.network().sandboxes().open(mode.isHost() ? Sandbox.Kind.HOST : Sandbox.Kind.PRIVATE);
        NetworkStack stack = null;
        try {
            attach(container, sandbox);
            List<PublishedPort> ports = publish(container, current(sandbox));
            stack = new NetworkStack(sandbox.id(), true, ports, files.write(container, current(sandbox)));
            return stack;
        } catch (EngineException refused) {
            throw StartErrors.network(refused);
        } finally {
            if (stack == null) {
                around.network().sandboxes().close(sandbox.id());
            }
        }
    }

    private void attach(Container container, Sandbox sandbox) {
        EndpointOwner owner = owner(container);
        for (Map.Entry<String, EndpointSettings> entry : container.networks().entrySet()) {
            Network network = wishes.resolve(entry.getKey(), entry.getValue());
            around.network()
                    .sandboxes()
                    .attach(sandbox.id(), network.id(), NetworkWishes.request(owner, entry.getValue(), List.of()));
        }
    }

    static EndpointOwner owner(Container container) {
        return new EndpointOwner(
                container.id().value(), container.name(), container.config().hostname());
    }

    private Sandbox current(Sandbox sandbox) {
        Sandbox current = around.network().sandboxes().get(sandbox.id());
        return current == null ? sandbox : current;
    }

    /** On the place that gives the way out; a port that cannot be published leaves the networks' ids behind, as the engine does. */
    private List<PublishedPort> publish(Container container, Sandbox sandbox) {
        Endpoint endpoint = sandbox.endpoints().stream()
                .filter(this::isPublishable)
                .max(Comparator.comparingInt(Endpoint::gatewayPriority))
                .orElse(null);
        List<PortRequest> requests = requests(container);
        if (endpoint == null || requests.isEmpty()) {
            return List.of();
        }
        try {
            return around.network()
                    .ports()
                    .publish(endpoint, requests, around.network().sandboxes()::isAddressOfHost, opener(sandbox.id()));
        } catch (EngineException refused) {
            noteNetworks(container, sandbox);
            throw refused;
        }
    }

    private boolean isPublishable(Endpoint place) {
        Network network = around.network().networks().get(place.network());
        return place.isAddressed() && network != null && network.publishesPorts();
    }

    private PortOpener opener(SandboxId stack) {
        return new PortOpener() {
            @Override
            public void open(PublishedPort port) throws IOException {
                HostPorts hostPorts = around.network().hostPorts();
                Internet internet = around.network().internet();
                switch (port.protocol()) {
                    case "tcp" -> hostPorts.open(port, () -> internet.connectPublished(stack, port.containerPort()));
                    case "udp" ->
                        hostPorts.openDatagrams(port, () -> internet.openPublished(stack, port.containerPort()));
                    default -> {
                        // Nothing goes over SCTP here; its ports are only handed out.
                    }
                }
            }

            @Override
            public void close(PublishedPort port) {
                around.network().hostPorts().close(port);
            }
        };
    }

    /** Ports that are exposed and bound; those with a port of the host before those with any. */
    private static List<PortRequest> requests(Container container) {
        HostConfig host = container.hostConfig();
        List<PortRequest> requests = new ArrayList<>();
        SortedMap<String, List<PortBinding>> bindings =
                host.portBindings() == null ? Collections.emptySortedMap() : host.portBindings();
        for (String exposed : container.config().exposedPorts() == null
                ? List.<String>of()
                : container.config().exposedPorts()) {
            String protocol = PortText.protocol(exposed);
            int port = PortText.parse(PortText.number(exposed)).orElse(0);
            List<PortBinding> bound =
                    bindings.getOrDefault(exposed, bindings.getOrDefault(PortText.number(exposed), List.of()));
            for (PortBinding binding : bound) {
                PortText.Range range =
                        PortText.parseRange(PortText.number(binding.hostPort())).orElse(new PortText.Range(0, 0));
                requests.add(new PortRequest(port, protocol, binding.hostIp(), range.first(), range.last()));
            }
            if (bound.isEmpty() && host.publishAllPorts()) {
                requests.add(PortRequest.anywhere(port, protocol));
            }
        }
        requests.sort(Comparator.comparing((PortRequest request) -> request.firstPort() == 0)
                .thenComparingInt(PortRequest::containerPort));
        return requests;
    }

    /** Tells of the places that a container has taken, now that its process stands, and remembers the networks, and its names there. */
    void announce(Container container, NetworkStack stack) {
        Sandbox sandbox = stack.owned() ? around.network().sandboxes().get(stack.sandbox()) : null;
        if (sandbox != null) {
            sandbox.endpoints().forEach(around.network().sandboxes()::announce);
            noteNetworks(container, sandbox);
        }
    }

    private void noteNetworks(Container container, Sandbox sandbox) {
        SortedMap<String, EndpointSettings> noted = new TreeMap<>(container.networks());
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = around.network().networks().get(endpoint.network());
            if (network != null) {
                noted.computeIfPresent(
                        network.name(),
                        (name, asked) -> asked.toBuilder()
                                .networkId(network.id().value())
                                .dnsNames(endpoint.dnsNames())
                                .build());
            }
        }
        container.connectTo(noted);
    }

    /** Gives ports, addresses and the stack back. Emits {@code disconnect} for each network. */
    void leave(NetworkStack stack) {
        if (stack.owned()) {
            stack.ports().forEach(around.network().hostPorts()::close);
            around.network().ports().release(stack.ports());
            Sandbox sandbox = around.network().sandboxes().get(stack.sandbox());
            around.network().sandboxes().close(stack.sandbox());
            if (sandbox != null && sandbox.kind() == Sandbox.Kind.PRIVATE) {
                around.network().internet().forget(sandbox.key());
            }
        }
    }

    /** Lets the networks know a running container by its new name. */
    void renamed(Container container, NetworkStack stack) {
        if (stack.owned()) {
            around.network().sandboxes().rename(stack.sandbox(), owner(container));
            Sandbox sandbox = around.network().sandboxes().get(stack.sandbox());
            if (sandbox != null) {
                noteNetworks(container, sandbox);
            }
        }
    }
}
