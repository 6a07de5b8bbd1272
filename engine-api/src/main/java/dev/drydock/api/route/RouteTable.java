package dev.drydock.api.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which route a request takes: the first one, in order, with its method and a path of its form. */
public final class RouteTable {
    private static final String VERSION = "/v";

    private final List<Route> routes;
    private final ApiVersion newest;
    /** By method and first segment, so that few templates are tried; one that begins with a place is under "". */
    private final Map<String, List<Route>> index = new HashMap<>();

    /** @param newest what is meant by a path that names no version */
    RouteTable(List<Route> routes, ApiVersion newest) {
        this.routes = List.copyOf(routes);
        this.newest = newest;
        for (Route route : this.routes) {
            index.computeIfAbsent(key(route.method(), route.template().firstSegment()), none -> new ArrayList<>())
                    .add(route);
        }
    }

    /**
     * A route that was found.
     *
     * @param version as the path names it; the newest if it names none
     * @param names the texts at the places of the route's path
     */
    public record Match(Route route, ApiVersion version, Map<String, String> names) {}

    List<Route> routes() {
        return routes;
    }

    /** @param path decoded and clean, with or without a version */
    public Optional<Match> find(String method, String path) {
        int end = endOfVersion(path);
        if (end > VERSION.length()) {
            ApiVersion version = new ApiVersion(path.substring(VERSION.length(), end));
            Optional<Match> match = find(method, path.substring(end), version);
            if (match.isPresent()) {
                return match;
            }
        }
        return find(method, path, newest);
    }

    /** Where the path after a version begins; 0 if it names none. */
    private static int endOfVersion(String path) {
        int end = VERSION.length();
        while (end < path.length() && "0123456789.".indexOf(path.charAt(end)) >= 0) {
            end++;
        }
        boolean named = path.startsWith(VERSION) && path.startsWith("/", end) && path.indexOf('\n', end) < 0;
        return named ? end : 0;
    }

    private Optional<Match> find(String method, String path, ApiVersion version) {
        return findIn(key(method, PathTemplate.firstSegment(path)), path, version)
                .or(() -> findIn(key(method, ""), path, version));
    }

    private Optional<Match> findIn(String key, String path, ApiVersion version) {
        for (Route route : index.getOrDefault(key, List.of())) {
            Optional<Map<String, String>> names = route.template().match(path);
            if (names.isPresent()) {
                return Optional.of(new Match(route, version, names.get()));
            }
        }
        return Optional.empty();
    }

    private static String key(String method, String firstSegment) {
        return method + " " + firstSegment;
    }
}
