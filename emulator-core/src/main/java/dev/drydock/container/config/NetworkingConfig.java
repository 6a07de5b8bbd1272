package dev.drydock.container.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a container asks for.
 *
 * @param endpoints by network name or id; a null value asks for nothing in particular; null as a whole if nobody gave it
 */
public record NetworkingConfig(@Nullable SortedMap<String, @Nullable EndpointSettings> endpoints) {
    public static final NetworkingConfig NONE = new NetworkingConfig(null);

    public NetworkingConfig {
        endpoints = endpoints == null ? null : Sorted.copyOf(endpoints);
    }

    /** The endpoints, empty if nobody gave any. */
    public SortedMap<String, @Nullable EndpointSettings> endpointsOrEmpty() {
        return endpoints == null ? new TreeMap<>() : endpoints;
    }
}
