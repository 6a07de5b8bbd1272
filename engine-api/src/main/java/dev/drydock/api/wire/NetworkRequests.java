package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.wire.JsonBody.DocumentType;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.json.JsonFields;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.IpamSettings;
import dev.drydock.network.SubnetConfig;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON bodies that requests about networks carry. */
public final class NetworkRequests {
    private static final DocumentType<CreateNetwork> CREATE = new DocumentType<>(
            "CreateRequest", "network.CreateRequest", CreateNetwork.named(""), NetworkRequests::readCreation);

    private static final DocumentType<Connection> CONNECT = new DocumentType<>(
            "ConnectOptions",
            "network.ConnectOptions",
            new Connection("", EndpointSettings.NONE),
            in -> new Connection(in.text("Container"), readEndpoint(in)));

    private static final DocumentType<Disconnection> DISCONNECT = new DocumentType<>(
            "DisconnectOptions",
            "network.DisconnectOptions",
            new Disconnection("", false),
            in -> new Disconnection(in.text("Container"), in.flag("Force")));

    private NetworkRequests() {}

    /** {@code network.ConnectOptions}. */
    public record Connection(String container, EndpointSettings endpoint) {}

    /**
     * {@code network.DisconnectOptions}.
     *
     * @param force whether the network is rid even of what no container stands behind
     */
    public record Disconnection(String container, boolean force) {}

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static CreateNetwork create(Request request) {
        return JsonBody.read(request, CREATE);
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static Connection connect(Request request) {
        return JsonBody.read(request, CONNECT);
    }

    /** @throws dev.drydock.error.EngineException invalid parameter */
    public static Disconnection disconnect(Request request) {
        return JsonBody.read(request, DISCONNECT);
    }

    private static EndpointSettings readEndpoint(JsonFields in) {
        EndpointSettings endpoint = in.object("EndpointConfig", "network.EndpointSettings", EndpointSettingsJson::read);
        return Objects.requireNonNullElse(endpoint, EndpointSettings.NONE);
    }

    private static CreateNetwork readCreation(JsonFields in) {
        String configFrom = in.object("ConfigFrom", "network.ConfigReference", from -> from.text("Network"));
        IpamSettings ipam = in.object("IPAM", "network.IPAM", NetworkRequests::readIpam);
        return CreateNetwork.builder(in.text("Name"))
                .driver(in.text("Driver"))
                .scope(in.text("Scope"))
                .internal(in.flag("Internal"))
                .attachable(in.flag("Attachable"))
                .ingress(in.flag("Ingress"))
                .configOnly(in.flag("ConfigOnly"))
                .configFrom(Objects.requireNonNullElse(configFrom, ""))
                .enableIpv4(in.optionalFlag("EnableIPv4"))
                .enableIpv6(in.optionalFlag("EnableIPv6"))
                .ipam(Objects.requireNonNullElse(ipam, IpamSettings.DEFAULT))
                .options(orEmpty(in.textsByName("Options")))
                .labels(orEmpty(in.textsByName("Labels")))
                .build();
    }

    private static IpamSettings readIpam(JsonFields in) {
        return new IpamSettings(
                in.text("Driver"), in.textsByName("Options"), in.list("Config", "[]network.IPAMConfig", slot -> {
                    SubnetConfig config = slot.object("network.IPAMConfig", NetworkRequests::readSubnet);
                    return Objects.requireNonNullElse(config, new SubnetConfig("", "", "", null));
                }));
    }

    private static SubnetConfig readSubnet(JsonFields in) {
        return new SubnetConfig(
                in.text("Subnet"), in.text("IPRange"), in.text("Gateway"), in.textsByName("AuxiliaryAddresses"));
    }

    private static SortedMap<String, String> orEmpty(@Nullable SortedMap<String, String> map) {
        return map == null ? new TreeMap<>() : map;
    }
}
