package dev.drydock.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A wish for a network.
 *
 * @param driver empty for {@code bridge}
 * @param enableIpv4 true unless the client said no
 */
public record CreateNetwork(
        String name,
        String driver,
        boolean internal,
        boolean attachable,
        boolean ingress,
        boolean configOnly,
        String configFrom,
        boolean enableIpv4,
        boolean enableIpv6,
        IpamSettings ipam,
        SortedMap<String, String> options,
        SortedMap<String, String> labels) {
    public CreateNetwork {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** A bridge with a name and all else as the engine has it. */
    public static CreateNetwork named(String name) {
        return new CreateNetwork(
                name,
                "",
                false,
                false,
                false,
                false,
                "",
                true,
                false,
                IpamSettings.DEFAULT,
                new TreeMap<>(),
                new TreeMap<>());
    }

    /** The same wish with a subnet. */
    public CreateNetwork withSubnet(String subnet) {
        return withIpam(
                new IpamSettings(IpamSettings.DEFAULT.driver(), null, List.of(new SubnetConfig(subnet, "", "", null))));
    }

    /** The same wish with addresses from elsewhere. */
    public CreateNetwork withIpam(IpamSettings changed) {
        return new CreateNetwork(
                name,
                driver,
                internal,
                attachable,
                ingress,
                configOnly,
                configFrom,
                enableIpv4,
                enableIpv6,
                changed,
                options,
                labels);
    }

    /** The same wish with another driver. */
    public CreateNetwork withDriver(String changed) {
        return new CreateNetwork(
                name,
                changed,
                internal,
                attachable,
                ingress,
                configOnly,
                configFrom,
                enableIpv4,
                enableIpv6,
                ipam,
                options,
                labels);
    }

    /** The same wish with labels. */
    public CreateNetwork withLabels(Map<String, String> changed) {
        return new CreateNetwork(
                name,
                driver,
                internal,
                attachable,
                ingress,
                configOnly,
                configFrom,
                enableIpv4,
                enableIpv6,
                ipam,
                options,
                new TreeMap<>(changed));
    }

    /** The same wish with options of the driver. */
    public CreateNetwork withOptions(Map<String, String> changed) {
        return new CreateNetwork(
                name,
                driver,
                internal,
                attachable,
                ingress,
                configOnly,
                configFrom,
                enableIpv4,
                enableIpv6,
                ipam,
                new TreeMap<>(changed),
                labels);
    }

    /** The same wish with IPv4, whatever was said of it: former clients had no choice. */
    public CreateNetwork withIpv4() {
        return new CreateNetwork(
                name,
                driver,
                internal,
                attachable,
                ingress,
                configOnly,
                configFrom,
                true,
                enableIpv6,
                ipam,
                options,
                labels);
    }
}
