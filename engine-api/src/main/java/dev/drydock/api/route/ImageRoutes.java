package dev.drydock.api.route;

import java.util.List;

/** {@code /images} and {@code /distribution}. */
final class ImageRoutes {
    private ImageRoutes() {}

    static List<Route> routes() {
        return List.of(
                Route.notEmulated("GET", "/images/json"),
                Route.notEmulated("GET", "/images/search"),
                Route.notEmulated("GET", "/images/get"),
                Route.notEmulated("GET", "/images/{name:.*}/get"),
                Route.notEmulated("GET", "/images/{name:.*}/history"),
                Route.notEmulated("GET", "/images/{name:.*}/json"),
                Route.notEmulated("POST", "/images/load"),
                Route.notEmulated("POST", "/images/create"),
                Route.notEmulated("POST", "/images/{name:.*}/push"),
                Route.notEmulated("POST", "/images/{name:.*}/tag"),
                Route.notEmulated("POST", "/images/prune"),
                Route.notEmulated("DELETE", "/images/{name:.*}"),
                Route.notEmulated("GET", "/distribution/{name:.*}/json"));
    }
}
