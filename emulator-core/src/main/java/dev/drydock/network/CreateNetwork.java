package dev.drydock.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a network.
 *
 * @param driver empty for {@code bridge}
 * @param scope any word, empty for {@code local}
 * @param configOnly whether it only lends its settings to others
 * @param configFrom the name of the network that lends it settings; empty for none
 * @param enableIpv4 null if nobody said: then it has IPv4, unless an option says no
 * @param enableIpv6 null if nobody said: then it has no IPv6, unless an option says yes
 */
public record CreateNetwork(
        String name,
        String driver,
        String scope,
        boolean internal,
        boolean attachable,
        boolean ingress,
        boolean configOnly,
        String configFrom,
        @Nullable Boolean enableIpv4,
        @Nullable Boolean enableIpv6,
        IpamSettings ipam,
        SortedMap<String, String> options,
        SortedMap<String, String> labels) {
    public CreateNetwork {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** A bridge with a name and all else as the engine has it. */
    public static CreateNetwork named(String name) {
        return builder(name).build();
    }

    /** A bridge with a name, to which more can be added. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The same wish with a subnet. */
    public CreateNetwork withSubnet(String subnet) {
        return withIpam(
                new IpamSettings(IpamSettings.DEFAULT.driver(), null, List.of(new SubnetConfig(subnet, "", "", null))));
    }

    /** The same wish with addresses from elsewhere. */
    public CreateNetwork withIpam(IpamSettings changed) {
        return toBuilder().ipam(changed).build();
    }

    /** The same wish with another driver. */
    public CreateNetwork withDriver(String changed) {
        return toBuilder().driver(changed).build();
    }

    /** The same wish with labels. */
    public CreateNetwork withLabels(Map<String, String> changed) {
        return toBuilder().labels(changed).build();
    }

    /** The same wish with options of the driver. */
    public CreateNetwork withOptions(Map<String, String> changed) {
        return toBuilder().options(changed).build();
    }

    /** The same wish with IPv4, whatever was said of it: former clients had no choice. */
    public CreateNetwork withIpv4() {
        return toBuilder().enableIpv4(true).build();
    }

    /** Gathers the values one by one. */
    public static final class Builder {
        private final String name;
        private String driver = "";
        private String scope = "";
        private boolean internal;
        private boolean attachable;
        private boolean ingress;
        private boolean configOnly;
        private String configFrom = "";
        private @Nullable Boolean enableIpv4;
        private @Nullable Boolean enableIpv6;
        private IpamSettings ipam = IpamSettings.DEFAULT;
        private Map<String, String> options = Map.of();
        private Map<String, String> labels = Map.of();

        private Builder(String name) {
            this.name = name;
        }

        private Builder(CreateNetwork start) {
            name = start.name;
            driver = start.driver;
            scope = start.scope;
            internal = start.internal;
            attachable = start.attachable;
            ingress = start.ingress;
            configOnly = start.configOnly;
            configFrom = start.configFrom;
            enableIpv4 = start.enableIpv4;
            enableIpv6 = start.enableIpv6;
            ipam = start.ipam;
            options = start.options;
            labels = start.labels;
        }

        public Builder driver(String value) {
            driver = value;
            return this;
        }

        public Builder scope(String value) {
            scope = value;
            return this;
        }

        public Builder internal(boolean value) {
            internal = value;
            return this;
        }

        public Builder attachable(boolean value) {
            attachable = value;
            return this;
        }

        public Builder ingress(boolean value) {
            ingress = value;
            return this;
        }

        public Builder configOnly(boolean value) {
            configOnly = value;
            return this;
        }

        public Builder configFrom(String value) {
            configFrom = value;
            return this;
        }

        public Builder enableIpv4(@Nullable Boolean value) {
            enableIpv4 = value;
            return this;
        }

        public Builder enableIpv6(@Nullable Boolean value) {
            enableIpv6 = value;
            return this;
        }

        public Builder ipam(IpamSettings value) {
            ipam = value;
            return this;
        }

        public Builder options(Map<String, String> value) {
            options = value;
            return this;
        }

        public Builder labels(Map<String, String> value) {
            labels = value;
            return this;
        }

        public CreateNetwork build() {
            return new CreateNetwork(
                    name,
                    driver,
                    scope,
                    internal,
                    attachable,
                    ingress,
                    configOnly,
                    configFrom,
                    enableIpv4,
                    enableIpv6,
                    ipam,
                    new TreeMap<>(options),
                    new TreeMap<>(labels));
        }
    }
}
