package dev.drydock.network;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a network's addresses come from.
 *
 * @param driver {@code default}
 * @param options null if there are none
 * @param config null for networks without addresses
 */
public record IpamSettings(
        String driver,
        @Nullable SortedMap<String, String> options,
        @Nullable List<SubnetConfig> config) {
    /** Nothing asked for. */
    public static final IpamSettings DEFAULT = new IpamSettings("default", null, null);

    public IpamSettings {
        options = options == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(options));
        config = config == null ? null : List.copyOf(config);
    }
}
