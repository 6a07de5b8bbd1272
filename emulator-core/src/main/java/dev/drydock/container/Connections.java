package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.error.EngineException;
import dev.drydock.network.Endpoint;
import dev.drydock.network.EndpointOwner;
import dev.drydock.network.EndpointRequest;
import dev.drydock.network.Network;
import dev.drydock.network.NetworkDriver;
import dev.drydock.network.Networks;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Sandboxes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts containers that exist on networks and takes them off (28.5.2: ConnectToNetwork, DisconnectFromNetwork). One that runs
 * gets or loses its place at once; of another it is only noted. Used under the engine's lock.
 */
final class Connections {
    private final SettledContainers containers;
    private final Networks networks;
    private final Sandboxes sandboxes;
    private final NetworkWishes wishes;
    private final NetworkFiles files;
    private final WantedPorts wanted;
    private final ContainerRoom room;

    Connections(ContainerSurroundings around, ContainerStore store) {
        this.containers = new SettledContainers(around.lock(), store);
        this.networks = around.network().networks();
        this.sandboxes = around.network().sandboxes();
        this.wishes = new NetworkWishes(networks, sandboxes);
        this.files = new NetworkFiles(around, store);
        this.wanted = new WantedPorts(around.network());
        this.room = new ContainerRoom(around);
    }

    /** @param asked its MAC address is checked and not used, as in the engine */
    void connect(String reference, String networkTerm, EndpointSettings asked) {
        Container container = containers.find(reference);
        Run run = container.run();
        if (run == null) {
            note(container, networkTerm, asked);
        } else {
            attach(container, run, networkTerm, asked);
        }
    }

    /** A network that does not exist yet may come to exist before the container starts. */
    private void note(Container container, String networkTerm, EndpointSettings asked) {
        refuseWhileRemoved(container);
        Network network = wishes.find(networkTerm);
        if (network == null) {
            put(container, networkTerm, asked.toBuilder().macAddress("").build());
            return;
        }
        EndpointRequest request = check(container, network, asked);
        if (!isOn(container, network)) {
            put(container, network.name(), wish(network, request, asked));
        }
        room.requireForConnection(container, network.name());
    }

    private static EndpointSettings wish(Network network, EndpointRequest request, EndpointSettings asked) {
        return asked.toBuilder()
                .macAddress("")
                .dnsNames(Sandboxes.dnsNames(network, request.owner(), request.aliases()))
                .build();
    }

    private void attach(Container container, Run run, String networkTerm, EndpointSettings asked) {
        if (new NetworkMode(container.hostConfig().networkMode()).isContainer()) {
            throw ConnectionErrors.sharedNetwork();
        }
        Network network = networks.find(networkTerm);
        wishes.requireNetworkOfMode(container, networkTerm);
        EndpointRequest request = check(container, network, asked);
        EndpointSettings wish = wish(network, request, asked);
        if (!isOn(container, network)) {
            // It stays, even if the place cannot be had: the next start asks for it again (28.5.2:
            // updateNetworkSettings).
            put(container, network.name(), wish);
        }
        room.requireForConnection(container, network.name());
        Sandbox before = sandboxes.get(run.network().sandbox());
        Endpoint endpoint = sandboxes.attach(run.network().sandbox(), network.id(), request);
        if (before != null) {
            files.connected(container, run.network().files(), before, endpoint);
        }
        EndpointSettings settings =
                wish.toBuilder().networkId(network.id().value()).build();
        try {
            sandboxes.publish(endpoint, wanted.of(container, run.network().sandbox()));
        } catch (EngineException refused) {
            // It is shown with the place that it has lost again, as the engine does.
            EndpointSettings lost = NetworkReport.got(settings, endpoint, network);
            put(
                    container,
                    network.name(),
                    lost.toBuilder().gateway("").ipv6Gateway("").build());
            sandboxes.giveUp(endpoint);
            throw refused;
        }
        put(container, network.name(), settings);
        sandboxes.announce(endpoint);
    }

    /** What is asked for, unless it cannot be had beside what the container has already. */
    private EndpointRequest check(Container container, Network network, EndpointSettings asked) {
        EndpointOwner owner = Networking.owner(container);
        sandboxes.check(network, NetworkWishes.request(owner, asked, List.of()));
        boolean inHostMode = new NetworkMode(container.hostConfig().networkMode()).isHost();
        if (!inHostMode && network.driver() == NetworkDriver.HOST) {
            throw ConnectionErrors.toHost();
        }
        if (!isOn(container, network)) {
            container.networks().forEach((name, settings) -> {
                Network other = wishes.resolveIfThere(name, settings);
                if (other != null) {
                    refuseTogether(other, network);
                }
            });
        }
        return NetworkWishes.request(owner, asked.toBuilder().macAddress("").build(), List.of());
    }

    private static void refuseTogether(Network one, Network other) {
        if (one.driver() == NetworkDriver.HOST || other.driver() == NetworkDriver.HOST) {
            throw ConnectionErrors.sharedNetwork();
        }
        if (one.driver() == NetworkDriver.NULL || other.driver() == NetworkDriver.NULL) {
            throw ConnectionErrors.privateNetwork();
        }
    }

    private boolean isOn(Container container, Network network) {
        return container.networks().entrySet().stream().anyMatch(entry -> {
            Network other = wishes.resolveIfThere(entry.getKey(), entry.getValue());
            return other != null && other.id().equals(network.id());
        });
    }

    /**
     * @param force whether a container that does not exist is looked for among the network's places, and a network that does
     *     not exist among those that the container asked for (28.5.2: DisconnectFromNetwork)
     */
    void disconnect(String reference, String networkTerm, boolean force) {
        Container container;
        try {
            container = containers.find(reference);
        } catch (EngineException unknown) {
            if (!force) {
                throw unknown;
            }
            networks.find(networkTerm);
            throw ConnectionErrors.noEndpoint(reference);
        }
        Run run = container.run();
        if (run == null || (force && wishes.find(networkTerm) == null)) {
            forget(container, networkTerm);
        } else {
            detach(container, run, networks.find(networkTerm));
        }
    }

    private void forget(Container container, String networkTerm) {
        refuseWhileRemoved(container);
        Network network = wishes.find(networkTerm);
        String name = network == null ? networkTerm : network.name();
        if (!container.networks().containsKey(name)) {
            throw ConnectionErrors.notNotedFor(container.id(), name);
        }
        take(container, name);
    }

    private void detach(Container container, Run run, Network network) {
        if (network.driver() == NetworkDriver.HOST
                && new NetworkMode(container.hostConfig().networkMode()).isHost()) {
            throw ConnectionErrors.fromHost();
        }
        Sandbox sandbox = run.network().owned() ? sandboxes.get(run.network().sandbox()) : null;
        Endpoint endpoint = sandbox == null
                ? null
                : sandbox.endpoints().stream()
                        .filter(place -> place.network().equals(network.id()))
                        .findFirst()
                        .orElse(null);
        if (sandbox == null || endpoint == null) {
            throw ConnectionErrors.notOn(container.id(), network.name());
        }
        sandboxes.detach(endpoint, wanted.of(container, sandbox.id()));
        files.disconnected(container, run.network().files(), endpoint);
        take(container, network.name());
    }

    private static void put(Container container, String name, EndpointSettings settings) {
        SortedMap<String, EndpointSettings> changed = new TreeMap<>(container.networks());
        changed.put(name, settings);
        container.connectTo(changed);
    }

    private static void take(Container container, String name) {
        SortedMap<String, EndpointSettings> changed = new TreeMap<>(container.networks());
        changed.remove(name);
        container.connectTo(changed);
    }

    private static void refuseWhileRemoved(Container container) {
        ContainerStatus status = container.status();
        if (status == ContainerStatus.REMOVING || status == ContainerStatus.DEAD) {
            throw ConnectionErrors.removal(container.id());
        }
    }
}
