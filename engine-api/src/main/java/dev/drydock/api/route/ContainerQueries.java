package dev.drydock.api.route;

import dev.drydock.EngineVersion;
import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.ContainerJson;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.container.ContainerDetails;
import dev.drydock.container.Containers;
import dev.drydock.container.FileChange;
import dev.drydock.container.ListOptions;
import dev.drydock.container.NetworkDetails;
import dev.drydock.container.ProcessListing;
import dev.drydock.container.config.EndpointSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be read of containers at once. */
final class ContainerQueries {
    private static final int SHORT_ID = 12;
    private static final Set<String> PREDEFINED_NETWORKS = Set.of("default", "bridge", "host", "none");

    private final Containers containers;

    ContainerQueries(Containers containers) {
        this.containers = containers;
    }

    Response list(Call call) {
        Query query = call.query();
        ListOptions options = new ListOptions(
                query.flag("all"),
                query.number("limit").orElse(0),
                query.flag("size"),
                FiltersJson.parse(query.text("filters")));
        boolean annotations = call.version().isAtLeast("1.46");
        return Answers.json(JsonWriter.array(
                containers.list(options), (out, summary) -> ContainerJson.writeSummary(out, summary, annotations)));
    }

    Response inspect(Call call) {
        ContainerDetails details =
                containers.inspect(call.name("name"), call.lenientQuery().flag("size"));
        NetworkDetails network = call.version().isBefore("1.45") ? withShortIdAsAlias(details) : details.network();
        ContainerJson.Outside outside = outside(call);
        return Answers.json(JsonWriter.object(out -> ContainerJson.writeDetails(out, details, network, outside)));
    }

    private static ContainerJson.Outside outside(Call call) {
        if (!call.engine().isAtLeast(EngineVersion.V29)) {
            return ContainerJson.Outside.ALL;
        }
        return call.version().isBefore("1.52") ? ContainerJson.Outside.BRIDGE : ContainerJson.Outside.NOTHING;
    }

    /** Before 1.45 the aliases on user-defined networks were those that the engine adds, too. */
    private static NetworkDetails withShortIdAsAlias(ContainerDetails details) {
        SortedMap<String, EndpointSettings> networks = new TreeMap<>();
        details.network().networks().forEach((name, endpoint) -> {
            boolean userDefined = !PREDEFINED_NETWORKS.contains(name) && !name.startsWith("container:");
            networks.put(name, userDefined ? withAliases(endpoint, details) : endpoint);
        });
        NetworkDetails network = details.network();
        return new NetworkDetails(
                network.sandboxId(), network.sandboxKey(), network.ports(), network.defaultEndpoint(), networks);
    }

    private static EndpointSettings withAliases(EndpointSettings endpoint, ContainerDetails details) {
        List<String> given = endpoint.aliases();
        Set<String> aliases = new LinkedHashSet<>(given == null ? List.of() : given);
        aliases.add(details.id().substring(0, SHORT_ID));
        aliases.add(details.config().hostname());
        return endpoint.toBuilder().aliases(new ArrayList<>(aliases)).build();
    }

    Response changes(Call call) {
        List<FileChange> changes = containers.changes(call.name("name"));
        return Answers.json(JsonWriter.array(
                changes, (out, change) -> out.text("Path", change.path()).number("Kind", number(change.kind()))));
    }

    private static int number(FileChange.Kind kind) {
        return switch (kind) {
            case MODIFIED -> 0;
            case ADDED -> 1;
            case DELETED -> 2;
        };
    }

    Response top(Call call) {
        ProcessListing listing = containers.top(call.name("name"), call.query().text("ps_args"));
        return Answers.json(JsonWriter.object(
                out -> out.array("Processes", listing.rows(), JsonWriter::items).texts("Titles", listing.titles())));
    }
}
