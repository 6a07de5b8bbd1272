package dev.drydock.network;

import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.filter.TimeFilter;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the unused networks a prune is asked for. */
final class NetworkPrune {
    private static final Set<String> KNOWN = Set.of("label", "label!", "until");

    private final Filters filters;
    private final @Nullable Instant until;

    NetworkPrune(Filters filters, Instant now) {
        filters.requireKnown(KNOWN);
        this.filters = filters;
        this.until = until(filters.get("until"), now);
    }

    private static @Nullable Instant until(Set<String> values, Instant now) {
        if (values.size() > 1) {
            throw NetworkErrors.severalUntilFilters();
        }
        try {
            return values.isEmpty() ? null : TimeFilter.parse(values.iterator().next(), now);
        } catch (EngineException unreadable) {
            throw NetworkErrors.invalidUntilFilter(unreadable);
        }
    }

    boolean accepts(Network network) {
        return filters.matchesLabels("label", network.labels())
                && !(filters.contains("label!") && filters.matchesLabels("label!", network.labels()))
                && (until == null || !network.created().isAfter(until));
    }
}
