package dev.drydock.network;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A subnet as it was asked for, or as the engine chose it.
 *
 * @param subnet such as {@code 10.5.0.0/24}
 * @param ipRange where addresses are given from, empty for the whole subnet
 * @param gateway empty if nobody named one; it is then the lowest address, and inspect does not show it
 * @param auxiliaryAddresses addresses that belong to others, by their names; null for none
 */
public record SubnetConfig(
        String subnet,
        String ipRange,
        String gateway,
        @Nullable SortedMap<String, String> auxiliaryAddresses) {
    public SubnetConfig {
        auxiliaryAddresses = auxiliaryAddresses == null
                ? null
                : Collections.unmodifiableSortedMap(new TreeMap<>(auxiliaryAddresses));
    }
}
