package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.network.EndpointOwner;
import dev.drydock.network.EndpointRequest;
import dev.drydock.network.Network;
import dev.drydock.network.Networks;
import dev.drydock.network.Sandboxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a container asks for. A network need not exist before the container starts; what is asked of one that
 * exists is checked (28.5.2: validateNetworkingConfig). Used under the engine's lock.
 */
final class NetworkWishes {
    private static final String DEFAULT = "default";
    private static final String BRIDGE = "bridge";

    private final Networks networks;
    private final Sandboxes sandboxes;

    NetworkWishes(Networks networks, Sandboxes sandboxes) {
        this.networks = networks;
        this.sandboxes = sandboxes;
    }

    /** The host configuration with the name of the engine's own network where none, or {@code default}, was given. */
    static HostConfig named(HostConfig asked) {
        NetworkMode mode = new NetworkMode(asked.networkMode());
        return mode.text().isEmpty() || mode.isDefault()
                ? asked.toBuilder().networkMode(BRIDGE).build()
                : asked;
    }

    /** Refuses what no network of that name could give. */
    void check(@Nullable NetworkingConfig asked) {
        if (asked == null) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, @Nullable EndpointSettings> entry :
                asked.endpointsOrEmpty().entrySet()) {
            String reason = refusal(real(entry.getKey()), entry.getValue());
            if (!reason.isEmpty()) {
                reasons.add("invalid config for network " + real(entry.getKey()) + ": " + reason);
            }
        }
        if (!reasons.isEmpty()) {
            throw CreateErrors.networks(reasons);
        }
    }

    private String refusal(String name, @Nullable EndpointSettings asked) {
        if (asked == null) {
            return "EndpointsConfig is nil";
        }
        Network network = find(name);
        try {
            sandboxes.check(network, request(new EndpointOwner("", "", ""), asked, List.of()));
            return "";
        } catch (EngineException refused) {
            return refused.words();
        }
    }

    /** What to ask of each network, by name: what was given, or the network of the mode and nothing in particular. */
    SortedMap<String, EndpointSettings> settings(
            ContainerConfig config, HostConfig host, @Nullable NetworkingConfig asked) {
        NetworkMode mode = new NetworkMode(host.networkMode());
        if (config.networkDisabled() || mode.isContainer()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, EndpointSettings> settings = new TreeMap<>();
        if (asked != null) {
            asked.endpointsOrEmpty().forEach((name, endpoint) -> {
                if (endpoint != null) {
                    settings.put(real(name), endpoint);
                }
            });
        }
        if (settings.isEmpty()) {
            Network network = find(mode.text());
            settings.put(network == null ? mode.text() : network.name(), EndpointSettings.NONE);
        }
        return settings;
    }

    /** The network that settings mean: by the id that it had when the container last ran, else by name. */
    Network resolve(String name, EndpointSettings settings) {
        return networks.find(settings.networkId().isEmpty() ? name : settings.networkId());
    }

    /**
     * Refuses another network than that of a container's mode as long as that one is missing (28.5.2: normalizeNetMode). A mode
     * that is the beginning of an id becomes the id.
     *
     * @param term how the other network was called
     */
    void requireNetworkOfMode(Container container, String term) {
        NetworkMode mode = new NetworkMode(container.hostConfig().networkMode());
        if (!mode.isUserDefined() || mode.text().equals(term)) {
            return;
        }
        Network network;
        try {
            network = networks.find(mode.text());
        } catch (EngineException missing) {
            throw ConnectionErrors.noNetworkOfMode(mode.text(), missing);
        }
        if (!mode.text().equals(network.name())
                && !mode.text().equals(network.id().value())) {
            container.configure(container.hostConfig().toBuilder()
                    .networkMode(network.id().value())
                    .build());
        }
    }

    /** As {@link #resolve}; null if it is not there. */
    @Nullable
    Network resolveIfThere(String name, EndpointSettings settings) {
        return find(settings.networkId().isEmpty() ? name : settings.networkId());
    }

    @Nullable
    Network find(String name) {
        try {
            return networks.find(name);
        } catch (EngineException unknown) {
            if (unknown.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw unknown;
        }
    }

    static EndpointRequest request(EndpointOwner owner, EndpointSettings asked, List<String> moreAliases) {
        List<String> aliases = new ArrayList<>(asked.aliases() == null ? List.of() : asked.aliases());
        aliases.addAll(moreAliases);
        IpamConfig ipam = asked.ipamConfig();
        return new EndpointRequest(
                owner,
                ipam == null ? "" : ipam.ipv4Address(),
                ipam == null ? "" : ipam.ipv6Address(),
                ipam == null || ipam.linkLocalIps() == null ? List.of() : ipam.linkLocalIps(),
                asked.macAddress(),
                aliases,
                asked.links() == null ? List.of() : asked.links(),
                asked.gatewayPriority(),
                asked.driverOpts() == null ? Collections.emptySortedMap() : asked.driverOpts());
    }

    private static String real(String name) {
        return name.equals(DEFAULT) ? BRIDGE : name;
    }
}
