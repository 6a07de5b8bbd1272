package dev.drydock.api.route;

import java.util.List;

/** {@code /networks}. */
final class NetworkRoutes {
    private NetworkRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.notEmulated("GET", "/networks"),
                Route.notEmulated("GET", "/networks/"),
                Route.notEmulated("GET", "/networks/{id:.+}"),
                Route.notEmulated("POST", "/networks/create"),
                Route.notEmulated("POST", "/networks/{id:.*}/connect"),
                Route.notEmulated("POST", "/networks/{id:.*}/disconnect"),
                Route.notEmulated("POST", "/networks/prune"),
                Route.notEmulated("DELETE", "/networks/{id:.*}"));
    }
}
