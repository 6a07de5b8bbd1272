package dev.drydock.api.wire;

import dev.drydock.network.AddressBlock;
import dev.drydock.network.Endpoint;
import dev.drydock.network.IpAddress;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.ListedNetwork;
import dev.drydock.network.Network;
import dev.drydock.network.SubnetConfig;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code network.Inspect}, which lists show, too. */
public final class NetworkJson {
    private NetworkJson() {}

    /** @param containers whether those are shown that are on the network */
    public static void write(JsonWriter out, ListedNetwork listed, boolean containers) {
        Network network = listed.network();
        out.text("Name", network.name())
                .text("Id", network.id().value())
                .time("Created", network.created())
                .text("Scope", network.scope())
                .text("Driver", network.driver().word())
                .flag("EnableIPv4", !Boolean.FALSE.equals(network.settings().enableIpv4()))
                .flag("EnableIPv6", Boolean.TRUE.equals(network.settings().enableIpv6()))
                .object("IPAM", network.ipam(), NetworkJson::writeIpam)
                .flag("Internal", network.internal())
                .flag("Attachable", network.attachable())
                .flag("Ingress", false)
                .object(
                        "ConfigFrom",
                        from -> from.text("Network", network.settings().configFrom()))
                .flag("ConfigOnly", network.configOnly())
                .object(
                        "Containers",
                        containers ? byOwner(listed) : new TreeMap<String, Endpoint>(),
                        (in, owners) -> owners.forEach((id, endpoint) ->
                                in.object(id, endpoint, (fields, on) -> writeEndpoint(fields, network, on))))
                .textsByName("Options", network.options())
                .textsByName("Labels", network.labels());
    }

    private static SortedMap<String, Endpoint> byOwner(ListedNetwork listed) {
        SortedMap<String, Endpoint> owners = new TreeMap<>();
        listed.endpoints().forEach(endpoint -> owners.put(endpoint.owner().id(), endpoint));
        return owners;
    }

    private static void writeIpam(JsonWriter out, IpamSettings ipam) {
        out.text("Driver", ipam.driver())
                .textsByName("Options", ipam.options())
                .objects("Config", ipam.config(), NetworkJson::writeSubnet);
    }

    private static void writeSubnet(JsonWriter out, SubnetConfig config) {
        out.optionalText("Subnet", config.subnet())
                .optionalText("IPRange", config.ipRange())
                .optionalText("Gateway", config.gateway())
                .optionalTextsByName("AuxiliaryAddresses", config.auxiliaryAddresses());
    }

    private static void writeEndpoint(JsonWriter out, Network network, Endpoint endpoint) {
        out.text("Name", endpoint.owner().name())
                .text("EndpointID", endpoint.id().value())
                .text("MacAddress", endpoint.mac() == null ? "" : endpoint.mac().toString())
                .text("IPv4Address", withPrefix(endpoint.address(), network.subnet()))
                .text("IPv6Address", withPrefix(endpoint.address6(), network.subnet6()));
    }

    private static String withPrefix(@Nullable IpAddress address, @Nullable AddressBlock<?> block) {
        return address == null || block == null ? "" : address + "/" + block.prefixLength();
    }
}
