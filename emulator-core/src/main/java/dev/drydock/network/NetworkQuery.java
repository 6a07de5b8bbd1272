package dev.drydock.network;

import dev.drydock.filter.Filters;
import java.util.Set;
import java.util.function.Predicate;

/** Which networks a list is asked for. */
final class NetworkQuery {
    private static final Set<String> KNOWN = Set.of("dangling", "driver", "id", "label", "name", "scope", "type");

    private final Filters filters;
    private final Predicate<Network> inUse;

    /** @param inUse whether somebody is on a network */
    NetworkQuery(Filters filters, Predicate<Network> inUse) {
        filters.requireKnown(KNOWN);
        for (String type : filters.get("type")) {
            if (!type.equals("custom") && !type.equals("builtin")) {
                throw NetworkErrors.invalidTypeFilter(type);
            }
        }
        for (String dangling : filters.get("dangling")) {
            if (!Set.of("true", "1", "false", "0").contains(dangling)) {
                throw NetworkErrors.invalidDanglingFilter();
            }
        }
        this.filters = filters;
        this.inUse = inUse;
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

    private boolean acceptsUse(Network network) {
        if (!filters.contains("dangling")) {
            return true;
        }
        boolean dangling = !network.predefined() && !inUse.test(network);
        return dangling == filters.flag("dangling", false);
    }
}
