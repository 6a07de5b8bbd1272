package dev.drydock.network;

import dev.drydock.filter.Filters;
import java.util.Set;

/** Which networks a list is asked for. */
final class NetworkQuery {
    private static final Set<String> KNOWN = Set.of("dangling", "driver", "id", "label", "name", "scope", "type");

    private final Filters filters;

    NetworkQuery(Filters filters) {
        filters.requireKnown(KNOWN);
        if (filters.get("dangling").size() > 1) {
            throw NetworkErrors.severalDanglingFilters();
        }
        for (String dangling : filters.get("dangling")) {
            if (!Set.of("true", "1", "false", "0").contains(dangling)) {
                throw NetworkErrors.invalidDanglingFilter();
            }
        }
        for (String type : filters.get("type")) {
            if (!type.equals("custom") && !type.equals("builtin")) {
                throw NetworkErrors.invalidTypeFilter(type);
            }
        }
        this.filters = filters;
    }

    boolean accepts(Network network) {
        return filters.matchesExactly("driver", network.driver().word())
                && filters.matches("name", network.name())
                && filters.matches("id", network.id().value())
                && filters.matchesExactly("scope", network.scope())
                && filters.matchesLabels("label", network.labels())
                && filters.matchesExactly("type", network.predefined() ? "builtin" : "custom")
                && acceptsUse(network);
    }

    /** The engine has not looked who is on them by then, so that all networks of users pass for unused. */
    private boolean acceptsUse(Network network) {
        return !filters.contains("dangling") || !network.predefined() == filters.flag("dangling", false);
    }
}
