package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.error.EngineException;
import dev.drydock.network.Endpoint;
import dev.drydock.network.EndpointOwner;
import dev.drydock.network.Network;
import dev.drydock.network.PortWishes;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Sandboxes;
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
    private final WantedPorts wanted;

    Networking(ContainerSurroundings around, ContainerStore store) {
        this.around = around;
        this.store = store;
        this.files = new NetworkFiles(around, store);
        this.wanted = new WantedPorts(around.network());
        this.wishes =
                new NetworkWishes(around.network().networks(), around.network().sandboxes());
    }

    /**
     * Opens a stack and takes its places, or shares another container's. Nothing is left behind if that fails. A container
     * whose network is disabled gets one without places, whatever its mode (28.5.2: initializeNetworking).
     */
    NetworkStack join(Container container) {
        NetworkStack kept = container.takeKept();
        NetworkStack stack = kept == null ? opened(container) : openedAgain(container, kept);
        container.networkFiles(stack.files());
        return stack;
    }

    /** In a fork, a container gets the stack back that it had: its places are taken already, but its ports are not open here. */
    private NetworkStack openedAgain(Container container, NetworkStack kept) {
        if (kept.owned()) {
            PortWishes ports = wanted.of(container, kept.sandbox());
            boolean open = false;
            try {
                around.network().sandboxes().openAgain(kept.sandbox(), ports.opener());
                open = true;
            } catch (EngineException refused) {
                throw StartErrors.network(refused);
            } finally {
                if (!open) {
                    around.network().sandboxes().close(kept.sandbox(), ports);
                }
            }
        }
        return kept;
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

    /** A stack of its own without a place anywhere, to be given back by {@link #giveBack}. */
    NetworkStack unconnected(Container container) {
        Sandbox sandbox = around.network().sandboxes().open(Sandbox.Kind.PRIVATE);
        return new NetworkStack(sandbox.id(), true, files.write(container, sandbox));
    }

    private NetworkStack open(Container container, NetworkMode mode) {
        container.tryNetworks();
        forgetLostPlaces(container);
        Sandbox sandbox = around.network().sandboxes().open(mode.isHost() ? Sandbox.Kind.HOST : Sandbox.Kind.PRIVATE);
        PortWishes ports = wanted.of(container, sandbox.id());
        NetworkStack stack = null;
        try {
            attach(container, sandbox, ports);
            stack = new NetworkStack(sandbox.id(), true, files.write(container, current(sandbox)));
            return stack;
        } catch (EngineException refused) {
            throw StartErrors.network(refused);
        } finally {
            if (stack == null) {
                around.network().sandboxes().close(sandbox.id(), ports);
                announceLeft(container);
            }
        }
    }

    /** A connect may have failed since it started last. */
    private static void forgetLostPlaces(Container container) {
        SortedMap<String, EndpointSettings> asked = new TreeMap<>(container.networks());
        asked.replaceAll((name, settings) -> settings.withoutPlace());
        container.connectTo(asked);
    }

    /** A port that cannot be published leaves the networks' ids behind, as the engine does. */
    private void attach(Container container, Sandbox sandbox, PortWishes ports) {
        EndpointOwner owner = owner(container);
        for (Map.Entry<String, EndpointSettings> entry : container.networks().entrySet()) {
            Network network = wishes.resolve(entry.getKey(), entry.getValue());
            wishes.requireNetworkOfMode(container, entry.getKey());
            noteNames(container, entry.getKey(), network);
            Endpoint place = around.network()
                    .sandboxes()
                    .attach(sandbox.id(), network.id(), NetworkWishes.request(owner, entry.getValue(), List.of()));
            try {
                around.network().sandboxes().publish(place, ports);
            } catch (EngineException refused) {
                noteNetworks(container, current(sandbox));
                around.network().sandboxes().giveUp(place);
                throw refused;
            }
        }
    }

    /** They are known before it is asked whether the place can be had (28.5.2: updateNetworkConfig). */
    private static void noteNames(Container container, String name, Network network) {
        SortedMap<String, EndpointSettings> noted = new TreeMap<>(container.networks());
        noted.computeIfPresent(
                name,
                (key, asked) -> asked.toBuilder()
                        .dnsNames(Sandboxes.dnsNames(
                                network, owner(container), asked.aliases() == null ? List.of() : asked.aliases()))
                        .build());
        container.connectTo(noted);
    }

    static EndpointOwner owner(Container container) {
        return new EndpointOwner(
                container.id().value(), container.name(), container.config().hostname());
    }

    private Sandbox current(Sandbox sandbox) {
        Sandbox current = around.network().sandboxes().get(sandbox.id());
        return current == null ? sandbox : current;
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
    void leave(Container container, NetworkStack stack) {
        giveBack(container, stack);
        if (stack.owned() && !container.config().networkDisabled()) {
            announceLeft(container);
        }
    }

    /** As {@link #leave}, but nobody is told. */
    void giveBack(Container container, NetworkStack stack) {
        if (stack.owned()) {
            Sandbox sandbox = around.network().sandboxes().get(stack.sandbox());
            around.network().sandboxes().close(stack.sandbox(), wanted.of(container, stack.sandbox()));
            if (sandbox != null && sandbox.kind() == Sandbox.Kind.PRIVATE) {
                around.network().internet().forget(sandbox.key());
            }
        }
    }

    /** The engine tells of every network that a container asks for, also of one that it could not join (28.5.2: releaseNetwork). */
    private void announceLeft(Container container) {
        EndpointOwner owner = owner(container);
        container.networks().forEach((name, settings) -> {
            Network network = wishes.resolveIfThere(name, settings);
            if (network != null) {
                around.network().sandboxes().announceLeft(network, owner);
            }
        });
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
