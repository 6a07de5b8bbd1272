package dev.drydock.api.route;

import dev.drydock.container.config.EndpointSettings;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The networks of a wish for a container, while it is adapted. */
final class Endpoints {
    private final ApiVersion version;
    private final SortedMap<String, @Nullable EndpointSettings> endpoints;

    Endpoints(ApiVersion version, SortedMap<String, @Nullable EndpointSettings> given) {
        this.version = version;
        this.endpoints = new TreeMap<>(given);
    }

    SortedMap<String, @Nullable EndpointSettings> all() {
        return endpoints;
    }

    EndpointSettings get(String network) {
        return Objects.requireNonNullElse(endpoints.get(network), EndpointSettings.NONE);
    }

    void put(String network, EndpointSettings endpoint) {
        endpoints.put(network, endpoint);
    }

    void rename(String from, String to) {
        if (endpoints.containsKey(from)) {
            endpoints.put(to, endpoints.remove(from));
        }
    }

    void replaceAll(UnaryOperator<EndpointSettings> change) {
        endpoints.replaceAll((network, endpoint) -> endpoint == null ? null : change.apply(endpoint));
    }

    /** Before 1.44 a container began with one network. */
    void refuseSeveral() {
        if (endpoints.size() > 1) {
            throw RouteErrors.invalid("Container cannot be created with multiple network endpoints: "
                    + String.join(", ", endpoints.keySet()));
        }
    }

    /** The network that a setting of the whole container is meant for; it is added if there is none yet. */
    String keyFor(String networkMode) {
        return keyFor(networkMode, "");
    }

    /** @param context stands before a refusal */
    String keyFor(String networkMode, String context) {
        if (endpoints.isEmpty()) {
            endpoints.put(networkMode, EndpointSettings.NONE);
            return networkMode;
        }
        if (version.isBefore("1.44")) {
            return endpoints.firstKey();
        }
        if (!endpoints.containsKey(networkMode)) {
            throw RouteErrors.invalid(context
                    + "HostConfig.NetworkMode must match the identity of a network in NetworkSettings.Networks");
        }
        return networkMode;
    }
}
