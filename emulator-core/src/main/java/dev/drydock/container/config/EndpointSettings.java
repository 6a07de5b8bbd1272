package dev.drydock.container.config;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One network of a container: what was asked, and, while it runs, what it got.
 *
 * @param aliases only those that were asked for
 * @param macAddress asked for, or given while it runs
 */
public record EndpointSettings(
        @Nullable IpamConfig ipamConfig,
        @Nullable List<String> links,
        @Nullable List<String> aliases,
        String macAddress,
        @Nullable SortedMap<String, String> driverOpts,
        int gatewayPriority,
        String networkId,
        String endpointId,
        String gateway,
        String ipAddress,
        int ipPrefixLength,
        String ipv6Gateway,
        String globalIpv6Address,
        int globalIpv6PrefixLength,
        @Nullable List<String> dnsNames) {

    /** As if nothing had been asked for. */
    public static final EndpointSettings NONE = new Builder().build();

    public EndpointSettings {
        links = links == null ? null : List.copyOf(links);
        aliases = aliases == null ? null : List.copyOf(aliases);
        driverOpts = driverOpts == null ? null : Sorted.copyOf(driverOpts);
        dnsNames = dnsNames == null ? null : List.copyOf(dnsNames);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Without what was got of the network (28.5.2: cleanOperationalData). */
    public EndpointSettings withoutPlace() {
        return toBuilder()
                .endpointId("")
                .gateway("")
                .ipAddress("")
                .ipPrefixLength(0)
                .ipv6Gateway("")
                .globalIpv6Address("")
                .globalIpv6PrefixLength(0)
                .macAddress(endpointId.isEmpty() ? macAddress : "")
                .build();
    }

    /** Gathers the values one by one; what is not given is as in {@link #NONE}. */
    public static final class Builder {
        private @Nullable IpamConfig ipamConfig;
        private @Nullable List<String> links;
        private @Nullable List<String> aliases;
        private String macAddress = "";
        private @Nullable SortedMap<String, String> driverOpts;
        private int gatewayPriority;
        private String networkId = "";
        private String endpointId = "";
        private String gateway = "";
        private String ipAddress = "";
        private int ipPrefixLength;
        private String ipv6Gateway = "";
        private String globalIpv6Address = "";
        private int globalIpv6PrefixLength;
        private @Nullable List<String> dnsNames;

        private Builder() {}

        private Builder(EndpointSettings start) {
            ipamConfig = start.ipamConfig;
            links = start.links;
            aliases = start.aliases;
            macAddress = start.macAddress;
            driverOpts = start.driverOpts;
            gatewayPriority = start.gatewayPriority;
            networkId = start.networkId;
            endpointId = start.endpointId;
            gateway = start.gateway;
            ipAddress = start.ipAddress;
            ipPrefixLength = start.ipPrefixLength;
            ipv6Gateway = start.ipv6Gateway;
            globalIpv6Address = start.globalIpv6Address;
            globalIpv6PrefixLength = start.globalIpv6PrefixLength;
            dnsNames = start.dnsNames;
        }

        public Builder ipamConfig(@Nullable IpamConfig value) {
            ipamConfig = value;
            return this;
        }

        public Builder links(@Nullable List<String> value) {
            links = value;
            return this;
        }

        public Builder aliases(@Nullable List<String> value) {
            aliases = value;
            return this;
        }

        public Builder macAddress(String value) {
            macAddress = value;
            return this;
        }

        public Builder driverOpts(@Nullable SortedMap<String, String> value) {
            driverOpts = value;
            return this;
        }

        public Builder gatewayPriority(int value) {
            gatewayPriority = value;
            return this;
        }

        public Builder networkId(String value) {
            networkId = value;
            return this;
        }

        public Builder endpointId(String value) {
            endpointId = value;
            return this;
        }

        public Builder gateway(String value) {
            gateway = value;
            return this;
        }

        public Builder ipAddress(String value) {
            ipAddress = value;
            return this;
        }

        public Builder ipPrefixLength(int value) {
            ipPrefixLength = value;
            return this;
        }

        public Builder ipv6Gateway(String value) {
            ipv6Gateway = value;
            return this;
        }

        public Builder globalIpv6Address(String value) {
            globalIpv6Address = value;
            return this;
        }

        public Builder globalIpv6PrefixLength(int value) {
            globalIpv6PrefixLength = value;
            return this;
        }

        public Builder dnsNames(@Nullable List<String> value) {
            dnsNames = value;
            return this;
        }

        public EndpointSettings build() {
            return new EndpointSettings(
                    ipamConfig,
                    links,
                    aliases,
                    macAddress,
                    driverOpts,
                    gatewayPriority,
                    networkId,
                    endpointId,
                    gateway,
                    ipAddress,
                    ipPrefixLength,
                    ipv6Gateway,
                    globalIpv6Address,
                    globalIpv6PrefixLength,
                    dnsNames);
        }
    }
}
