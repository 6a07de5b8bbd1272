package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.api.wire.NetworkJson;
import dev.drydock.api.wire.NetworkRequests;
import dev.drydock.container.Containers;
import dev.drydock.network.CreateNetwork;
import dev.drydock.network.ListedNetwork;
import dev.drydock.network.SharedNetworks;
import java.util.List;
import java.util.Set;

/** {@code /networks}. */
final class NetworkRoutes {
    /** What {@code strconv.ParseBool} takes. */
    private static final Set<String> GO_BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    private final SharedNetworks networks;
    private final Containers containers;

    NetworkRoutes(SharedNetworks networks, Containers containers) {
        this.networks = networks;
        this.containers = containers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/networks", this::list),
                Route.get("/networks/", this::list),
                Route.get("/networks/{id:.+}", this::inspect),
                Route.post("/networks/create", this::create),
                Route.post("/networks/{id:.*}/connect", this::connect),
                Route.post("/networks/{id:.*}/disconnect", this::disconnect),
                Route.post("/networks/prune", this::prune),
                Route.delete("/networks/{id:.*}", this::remove));
    }

    private Response list(Call call) {
        List<ListedNetwork> found = networks.list(FiltersJson.parse(call.query().text("filters")));
        boolean containers = call.version().isBefore("1.28");
        return Answers.json(JsonWriter.array(found, (out, network) -> NetworkJson.write(out, network, containers)));
    }

    private Response inspect(Call call) {
        Query query = call.query();
        String verbose = query.text("verbose");
        // Only a swarm has more to say, but a wrong word is refused all the same.
        if (!verbose.isEmpty() && !GO_BOOLEANS.contains(verbose)) {
            throw RouteErrors.invalidVerbose(verbose);
        }
        ListedNetwork found = networks.inspect(call.name("id"), query.text("scope"));
        return Answers.json(JsonWriter.object(out -> NetworkJson.write(out, found, true)));
    }

    private Response create(Call call) {
        call.query();
        CreateNetwork wish = NetworkRequests.create(call.request());
        boolean ipv4IsAChoice = call.version().isAtLeast("1.48");
        String id = networks.create(ipv4IsAChoice ? wish : wish.withIpv4()).value();
        return Answers.created(JsonWriter.object(out -> out.text("Id", id).text("Warning", "")));
    }

    private Response connect(Call call) {
        call.query();
        NetworkRequests.Connection wish = NetworkRequests.connect(call.request());
        containers.connect(wish.container(), call.name("id"), wish.endpoint());
        return Answers.ok();
    }

    private Response disconnect(Call call) {
        call.query();
        NetworkRequests.Disconnection wish = NetworkRequests.disconnect(call.request());
        containers.disconnect(wish.container(), call.name("id"), wish.force());
        return Answers.ok();
    }

    private Response prune(Call call) {
        List<String> names = networks.prune(FiltersJson.parse(call.query().text("filters")));
        return Answers.json(JsonWriter.object(out -> out.texts("NetworksDeleted", names.isEmpty() ? null : names)));
    }

    private Response remove(Call call) {
        call.query();
        networks.remove(call.name("id"));
        return Answers.noContent();
    }
}
