package dev.drydock.api.route;

import java.util.List;

/** {@code /volumes}. */
final class VolumeRoutes {
    private VolumeRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.notEmulated("GET", "/volumes"),
                Route.notEmulated("GET", "/volumes/{name:.*}"),
                Route.notEmulated("POST", "/volumes/create"),
                Route.notEmulated("POST", "/volumes/prune"),
                Route.notEmulated("PUT", "/volumes/{name:.*}"),
                Route.notEmulated("DELETE", "/volumes/{name:.*}"));
    }
}
