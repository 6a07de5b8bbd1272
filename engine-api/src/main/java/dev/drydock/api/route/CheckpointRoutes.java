package dev.drydock.api.route;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;

/** {@code /containers/…/checkpoints}: experimental in the engine, which is therefore never on. */
final class CheckpointRoutes {
    private static final Handler EXPERIMENTAL = call -> {
        throw new EngineException(
                ErrorKind.NOT_IMPLEMENTED,
                "This experimental feature is disabled by default. Start the Docker daemon in experimental mode in order"
                        + " to enable it.");
    };

    private CheckpointRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.refused("GET", "/containers/{name:.*}/checkpoints", EXPERIMENTAL),
                Route.refused("POST", "/containers/{name:.*}/checkpoints", EXPERIMENTAL),
                Route.refused("DELETE", "/containers/{name}/checkpoints/{checkpoint}", EXPERIMENTAL));
    }
}
