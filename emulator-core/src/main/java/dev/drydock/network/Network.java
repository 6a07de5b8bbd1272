package dev.drydock.network;

import dev.drydock.id.NetworkId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A network. It never changes; who is on it is kept beside it.
 *
 * @param predefined whether the engine made it: {@code bridge}, {@code host} or {@code none}
 * @param internal whether it has no way out
 * @param userSubnet whether its subnet was asked for, so that addresses may be too
 * @param subnet null for networks without addresses
 * @param gateway the machine's own address on it; null for networks without addresses
 */
public record Network(
        NetworkId id,
        String name,
        Instant created,
        NetworkDriver driver,
        boolean predefined,
        boolean internal,
        boolean attachable,
        IpamSettings ipam,
        boolean userSubnet,
        @Nullable Ipv4Subnet subnet,
        @Nullable Ipv4Address gateway,
        SortedMap<String, String> options,
        SortedMap<String, String> labels) {
    /** All networks here are of this one node. */
    public static final String SCOPE = "local";

    private static final List<String> PREDEFINED_NAMES = List.of("bridge", "host", "none");
    private static final String MTU_OPTION = "com.docker.network.driver.mtu";
    private static final int DEFAULT_MTU = 1500;

    public Network {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Whether a name belongs to a network that the engine makes. */
    public static boolean isPredefinedName(String name) {
        return PREDEFINED_NAMES.contains(name);
    }

    /** Largest packet in bytes. */
    public int mtu() {
        String option = options.get(MTU_OPTION);
        return option == null ? DEFAULT_MTU : Integer.parseInt(option);
    }
}
