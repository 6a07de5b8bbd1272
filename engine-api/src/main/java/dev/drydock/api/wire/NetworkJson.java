package dev.drydock.api.wire;

import dev.drydock.network.Endpoint;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.ListedNetwork;
import dev.drydock.network.Network;
import dev.drydock.network.SubnetConfig;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code network.Inspect}, which lists show, too. */
public final class NetworkJson {
    private NetworkJson() {}

    /** @param containers whether those are shown that are on the network */
    public static void write(JsonWriter out, ListedNetwork listed, boolean containers) {
        Network network = listed.network();
        out.text("Name", network.name())
                .text("Id", network.id().value())
                .time("Created", network.created())
                .text("Scope", Network.SCOPE)
                .text("Driver", network.driver().word())
                .flag("EnableIPv4", true)
                .flag("EnableIPv6", false)
                .object("IPAM", network.ipam(), NetworkJson::writeIpam)
                .flag("Internal", network.internal())
                .flag("Attachable", network.attachable())
                .flag("Ingress", false)
                .object("ConfigFrom", from -> from.text("Network", ""))
                .flag("ConfigOnly", false)
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
                .text("IPv4Address", addressWithPrefix(network, endpoint))
                .text("IPv6Address", "");
    }

    private static String addressWithPrefix(Network network, Endpoint endpoint) {
        if (endpoint.address() == null || network.subnet() == null) {
            return "";
        }
        return endpoint.address() + "/" + network.subnet().prefixLength();
    }
}
