package dev.drydock.api.wire;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.IpamConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.json.JsonFields;

/** {@code network.EndpointSettings} and what holds it. */
final class EndpointSettingsJson {
    private EndpointSettingsJson() {}

    static NetworkingConfig readNetworking(JsonFields in) {
        return new NetworkingConfig(in.map(
                "EndpointsConfig",
                "map[string]*network.EndpointSettings",
                slot -> slot.object("network.EndpointSettings", EndpointSettingsJson::read)));
    }

    static EndpointSettings read(JsonFields in) {
        return new EndpointSettings(
                in.object("IPAMConfig", "network.EndpointIPAMConfig", EndpointSettingsJson::readIpam),
                in.texts("Links"),
                in.texts("Aliases"),
                in.text("MacAddress"),
                in.textsByName("DriverOpts"),
                in.integer("GwPriority"),
                in.text("NetworkID"),
                in.text("EndpointID"),
                in.text("Gateway"),
                in.text("IPAddress"),
                in.integer("IPPrefixLen"),
                in.text("IPv6Gateway"),
                in.text("GlobalIPv6Address"),
                in.integer("GlobalIPv6PrefixLen"),
                in.texts("DNSNames"));
    }

    private static IpamConfig readIpam(JsonFields in) {
        return new IpamConfig(in.text("IPv4Address"), in.text("IPv6Address"), in.texts("LinkLocalIPs"));
    }

    static void write(JsonWriter out, EndpointSettings endpoint) {
        out.object("IPAMConfig", endpoint.ipamConfig(), EndpointSettingsJson::writeIpam)
                .texts("Links", endpoint.links())
                .texts("Aliases", endpoint.aliases())
                .text("MacAddress", endpoint.macAddress())
                .textsByName("DriverOpts", endpoint.driverOpts())
                .number("GwPriority", endpoint.gatewayPriority())
                .text("NetworkID", endpoint.networkId())
                .text("EndpointID", endpoint.endpointId())
                .text("Gateway", endpoint.gateway())
                .text("IPAddress", endpoint.ipAddress())
                .number("IPPrefixLen", endpoint.ipPrefixLength())
                .text("IPv6Gateway", endpoint.ipv6Gateway())
                .text("GlobalIPv6Address", endpoint.globalIpv6Address())
                .number("GlobalIPv6PrefixLen", endpoint.globalIpv6PrefixLength())
                .texts("DNSNames", endpoint.dnsNames());
    }

    private static void writeIpam(JsonWriter out, IpamConfig config) {
        out.optionalText("IPv4Address", config.ipv4Address())
                .optionalText("IPv6Address", config.ipv6Address())
                .optionalTexts("LinkLocalIPs", config.linkLocalIps());
    }
}
