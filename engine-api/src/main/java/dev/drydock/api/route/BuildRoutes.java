package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import java.util.List;

/** {@code /build}, and what builders talk over: {@code /session} and {@code /grpc}. */
final class BuildRoutes {
    private BuildRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.notEmulated("POST", "/build"),
                Route.post("/build/prune", BuildRoutes::prune),
                Route.notEmulated("POST", "/build/cancel"),
                Route.refused("POST", "/session", call -> {
                    refuseWithUpgrade(call);
                    throw RouteErrors.invalid("no upgrade proto in request");
                }),
                Route.refused("POST", "/grpc", call -> {
                    refuseWithUpgrade(call);
                    throw RouteErrors.unclassified("no upgrade proto in request");
                }));
    }

    /** Nothing is ever in the cache of builds. */
    private static Response prune(Call call) {
        FiltersJson.parse(call.query().text("filters"));
        return Answers.json(
                JsonWriter.object(out -> out.nothing("CachesDeleted").number("SpaceReclaimed", 0)));
    }

    private static void refuseWithUpgrade(Call call) {
        if (call.request().wantsUpgrade()) {
            throw RouteErrors.notEmulated(
                    call.request().method(), call.request().rawPath());
        }
    }
}
