package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import dev.drydock.filter.Filters;
import dev.drydock.filter.TimeFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes containers that do not run (28.5.2: ContainersPrune). Used under the engine's lock. */
final class Pruning {
    private static final Set<String> FILTERS = Set.of("until", "label", "label!");

    private final ContainerStore store;
    private final Removal removal;
    private final EventLog log;

    Pruning(ContainerStore store, Removal removal, EventLog log) {
        this.store = store;
        this.removal = removal;
        this.log = log;
    }

    /** Emits {@code destroy} for each and {@code prune}. */
    PruneReport prune(Filters filters, Instant now) {
        filters.requireKnown(FILTERS);
        Instant until = until(filters, now);
        List<String> removed = new ArrayList<>();
        long reclaimed = 0;
        for (Container container : List.copyOf(store.newestFirst())) {
            // The engine would wait for one that is being started, and then find it running.
            boolean may = Transitions.of(Action.PRUNE, container.status()) instanceof Verdict.Proceed
                    && !container.beingRemoved()
                    && !container.isStarting();
            if (may && isWanted(container, filters, until)) {
                reclaimed += size(container);
                removal.remove(container, false);
                removed.add(container.id().value());
            }
        }
        log.publish(EventType.CONTAINER, "prune", "", Map.of("reclaimed", Long.toString(reclaimed)));
        return new PruneReport(removed.isEmpty() ? null : removed, reclaimed);
    }

    private static @Nullable Instant until(Filters filters, Instant now) {
        Set<String> values = filters.get("until");
        if (values.size() > 1) {
            throw ContainerErrors.moreThanOneUntil();
        }
        try {
            return values.isEmpty() ? null : TimeFilter.parse(values.iterator().next(), now);
        } catch (EngineException unreadable) {
            throw ContainerErrors.invalid(unreadable.words());
        }
    }

    private static boolean isWanted(Container container, Filters filters, @Nullable Instant until) {
        Map<String, String> labels = container.config().labels();
        return (until == null || !container.created().isAfter(until))
                && filters.matchesLabels("label", labels)
                && !(filters.contains("label!") && filters.matchesLabels("label!", labels));
    }

    private static long size(Container container) {
        try {
            return container.layer().sizeBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException("counting reads no contents", impossible);
        }
    }
}
