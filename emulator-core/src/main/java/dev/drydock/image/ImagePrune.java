package dev.drydock.image;

import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.filter.TimeFilter;
import dev.drydock.reference.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes the images that nobody uses (28.5.2: ImagesPrune). */
final class ImagePrune {
    private static final Set<String> KNOWN = Set.of("dangling", "label", "label!", "until");

    private final ImageStore store;
    private final ImageRemover remover;
    private final Filters filters;
    private final boolean danglingOnly;
    private final @Nullable Instant until;

    /** @throws EngineException if a filter is unknown or malformed */
    ImagePrune(ImageStore store, ImageRemover remover, Filters filters, Instant now) {
        filters.requireKnown(KNOWN);
        this.store = store;
        this.remover = remover;
        this.filters = filters;
        this.danglingOnly = filters.flag("dangling", true);
        if (filters.get("until").size() > 1) {
            throw ImageErrors.moreThanOneUntil();
        }
        this.until = filters.get("until").stream()
                .map(value -> TimeFilter.parse(value, now))
                .findFirst()
                .orElse(null);
    }

    List<Removal> run() {
        List<Removal> removed = new ArrayList<>();
        for (StoredImage image : store.all().stream().filter(this::isWanted).toList()) {
            List<ImageReference> names = store.names(image.id());
            boolean hasTag = names.stream().anyMatch(name -> name.tag() != null);
            if (danglingOnly && hasTag) {
                continue;
            }
            if (names.isEmpty()) {
                tryToRemove(image.id().digest().hex(), removed);
            }
            names.forEach(name -> tryToRemove(name.toString(), removed));
        }
        return removed;
    }

    private boolean isWanted(StoredImage image) {
        boolean isParent = !store.children(image.id()).isEmpty();
        boolean skipped = isParent && (danglingOnly || store.names(image.id()).isEmpty());
        Instant created = image.config().created();
        var labels = image.config().configOrNone().labels();
        return !skipped
                && (until == null || (created != null && !created.isAfter(until)))
                && filters.matchesLabels("label", labels)
                && !(filters.contains("label!") && filters.matchesLabels("label!", labels));
    }

    /** What is in use stays; that is no failure of a prune. */
    private void tryToRemove(String name, List<Removal> removed) {
        try {
            removed.addAll(remover.remove(name, ImageRemoveOptions.DEFAULT));
        } catch (EngineException inUse) {
            return;
        }
    }
}
