package dev.drydock.api.route;

import dev.drydock.api.wire.FiltersJson;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/** {@code /swarm} and what needs one. The engine is a node of its own, as a fresh engine is: all of this is refused. */
final class SwarmRoutes {
    private static final Handler NEEDS_A_MANAGER = call -> {
        throw RouteErrors.notASwarmManager();
    };
    private static final Handler LIST = call -> {
        FiltersJson.parse(call.query().text("filters"));
        throw RouteErrors.notASwarmManager();
    };
    private static final Handler LOGS = call -> {
        Query query = call.query();
        if (!query.flag("stdout") && !query.flag("stderr")) {
            throw RouteErrors.unclassified("Bad parameters: you must choose at least one stream");
        }
        throw RouteErrors.notASwarmManager();
    };

    private SwarmRoutes() {}

    static List<Route> routes() {
        List<Route> routes = new ArrayList<>(List.of(
                Route.notEmulated("POST", "/swarm/init"),
                Route.notEmulated("POST", "/swarm/join"),
                Route.refused("POST", "/swarm/leave", call -> {
                    throw unavailable("This node is not part of a swarm");
                }),
                Route.refused("GET", "/swarm", NEEDS_A_MANAGER),
                Route.refused("GET", "/swarm/unlockkey", NEEDS_A_MANAGER),
                Route.refused("POST", "/swarm/update", update("swarm")),
                Route.refused("POST", "/swarm/unlock", NEEDS_A_MANAGER),
                Route.refused("GET", "/services/{id}/logs", LOGS),
                Route.refused("GET", "/tasks", LIST),
                Route.refused("GET", "/tasks/{id}", NEEDS_A_MANAGER),
                Route.refused("GET", "/tasks/{id}/logs", LOGS),
                Route.refused("POST", "/services/{id}/update", update("service")),
                Route.refused("POST", "/nodes/{id}/update", update("node")),
                Route.refused("POST", "/secrets/{id}/update", shortUpdate("secret")),
                Route.refused("POST", "/configs/{id}/update", shortUpdate("config"))));
        for (String kind : List.of("services", "nodes", "secrets", "configs")) {
            routes.add(Route.refused("GET", "/" + kind, LIST));
            routes.add(Route.refused("GET", "/" + kind + "/{id}", NEEDS_A_MANAGER));
            routes.add(Route.refused("DELETE", "/" + kind + "/{id}", NEEDS_A_MANAGER));
            if (!kind.equals("nodes")) {
                routes.add(Route.refused("POST", "/" + kind + "/create", NEEDS_A_MANAGER));
            }
        }
        return routes;
    }

    private static Handler update(String what) {
        return call -> {
            String version = call.query().text("version");
            if (!version.matches("[0-9]{1,18}")) {
                throw RouteErrors.invalid("invalid " + what + " version '" + version
                        + "': strconv.ParseUint: parsing \"" + version + "\": invalid syntax");
            }
            throw RouteErrors.notASwarmManager();
        };
    }

    private static Handler shortUpdate(String what) {
        return call -> {
            if (!call.query().text("version").matches("[0-9]{1,18}")) {
                throw RouteErrors.invalid("invalid " + what + " version");
            }
            throw RouteErrors.notASwarmManager();
        };
    }

    private static EngineException unavailable(String words) {
        return new EngineException(ErrorKind.UNAVAILABLE, words);
    }
}
