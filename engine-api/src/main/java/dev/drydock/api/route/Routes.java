package dev.drydock.api.route;

import dev.drydock.Engine;
import java.util.ArrayList;
import java.util.List;

/** All routes of an engine, in the order in which they are tried. */
final class Routes {
    private Routes() {}

    static RouteTable of(Engine engine) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(CheckpointRoutes.routes());
        routes.addAll(new ContainerRoutes(engine).routes());
        routes.addAll(new ExecRoutes(engine.execs()).routes());
        routes.addAll(new RegistryRoutes(engine.registries(), engine.imports()).routes());
        routes.addAll(new ImageArchiveRoutes(engine.archives()).routes());
        routes.addAll(new ImageRoutes(engine.images(), engine.host()).routes());
        routes.addAll(new SystemRoutes(engine).routes());
        routes.addAll(new DiskUsageRoutes(engine).routes());
        routes.addAll(new EventRoutes(engine.events()).routes());
        routes.addAll(new VolumeRoutes(engine.volumes()).routes());
        routes.addAll(BuildRoutes.routes());
        routes.addAll(SwarmRoutes.routes());
        routes.addAll(PluginRoutes.routes());
        routes.addAll(new NetworkRoutes(engine.networks(), engine.containers()).routes());
        return new RouteTable(routes, new ApiVersion(engine.version().newestApi()));
    }
}
