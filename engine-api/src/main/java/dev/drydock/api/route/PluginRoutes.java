package dev.drydock.api.route;

import dev.drydock.api.exchange.Response;
import dev.drydock.api.wire.FiltersJson;
import dev.drydock.api.wire.JsonWriter;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.json.GoText;
import java.util.List;
import java.util.Set;

/** {@code /plugins}: there are none, and none can be had. */
final class PluginRoutes {
    private static final Handler UNKNOWN = call -> {
        throw notFound(call);
    };

    private PluginRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/plugins", PluginRoutes::list),
                Route.refused("GET", "/plugins/{name:.*}/json", UNKNOWN),
                Route.notEmulated("GET", "/plugins/privileges"),
                Route.refused("DELETE", "/plugins/{name:.*}", UNKNOWN),
                Route.refused("POST", "/plugins/{name:.*}/enable", PluginRoutes::enable),
                Route.refused("POST", "/plugins/{name:.*}/disable", UNKNOWN),
                Route.notEmulated("POST", "/plugins/pull"),
                Route.refused("POST", "/plugins/{name:.*}/push", UNKNOWN),
                Route.notEmulated("POST", "/plugins/{name:.*}/upgrade"),
                Route.refused("POST", "/plugins/{name:.*}/set", UNKNOWN),
                Route.notEmulated("POST", "/plugins/create"));
    }

    private static Response list(Call call) {
        FiltersJson.parse(call.query().text("filters")).requireKnown(Set.of("enabled", "capability"));
        return Answers.json(JsonWriter.array(List.of(), (out, plugin) -> {}));
    }

    private static Response enable(Call call) {
        GoNumber.parse("Atoi", call.query().text("timeout"));
        throw notFound(call);
    }

    private static EngineException notFound(Call call) {
        call.query();
        return new EngineException(ErrorKind.NOT_FOUND, "plugin " + GoText.quote(call.name("name")) + " not found");
    }
}
