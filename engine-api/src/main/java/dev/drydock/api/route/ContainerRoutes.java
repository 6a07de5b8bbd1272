package dev.drydock.api.route;

import dev.drydock.Engine;
import java.util.List;

/** {@code /containers}. */
final class ContainerRoutes {
    private final ContainerQueries queries;
    private final ContainerActions actions;
    private final ContainerStreams streams;
    private final ContainerArchives archives;

    ContainerRoutes(Engine engine) {
        queries = new ContainerQueries(engine.containers());
        actions = new ContainerActions(engine.containers());
        streams = new ContainerStreams(engine.containers(), engine.clock());
        archives = new ContainerArchives(engine.containers());
    }

    List<Route> routes() {
        return List.of(
                Route.head("/containers/{name:.*}/archive", archives::stat),
                Route.get("/containers/json", queries::list),
                Route.get("/containers/{name:.*}/export", archives::export),
                Route.get("/containers/{name:.*}/changes", queries::changes),
                Route.get("/containers/{name:.*}/json", queries::inspect),
                Route.get("/containers/{name:.*}/top", queries::top),
                Route.get("/containers/{name:.*}/logs", streams::logs),
                Route.get("/containers/{name:.*}/stats", streams::stats),
                Route.get("/containers/{name:.*}/attach/ws", streams::attachWebSocket),
                Route.get("/containers/{name:.*}/archive", archives::get),
                Route.post("/containers/create", actions::create),
                Route.post("/containers/{name:.*}/kill", actions::kill),
                Route.post("/containers/{name:.*}/pause", actions::pause),
                Route.post("/containers/{name:.*}/unpause", actions::unpause),
                Route.post("/containers/{name:.*}/restart", actions::restart),
                Route.post("/containers/{name:.*}/start", actions::start),
                Route.post("/containers/{name:.*}/stop", actions::stop),
                Route.post("/containers/{name:.*}/wait", streams::await),
                Route.post("/containers/{name:.*}/resize", actions::resize),
                Route.post("/containers/{name:.*}/attach", streams::attach),
                Route.post("/containers/{name:.*}/rename", actions::rename),
                Route.post("/containers/{name:.*}/update", actions::update),
                Route.post("/containers/prune", actions::prune),
                Route.post("/commit", actions::commit),
                Route.put("/containers/{name:.*}/archive", archives::put),
                Route.delete("/containers/{name:.*}", actions::remove));
    }
}
