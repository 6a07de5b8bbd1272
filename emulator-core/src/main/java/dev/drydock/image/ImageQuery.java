package dev.drydock.image;

import dev.drydock.filter.Filters;
import dev.drydock.filter.TimeFilter;
import dev.drydock.reference.GlobPattern;
import dev.drydock.reference.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which images a list shows, and under which names (28.5.2: Images). */
final class ImageQuery {
    private static final Set<String> KNOWN = Set.of("before", "dangling", "label", "reference", "since", "until");

    private final ImageStore store;
    private final ImageListOptions options;
    private final boolean danglingOnly;
    private final @Nullable Instant before;
    private final @Nullable Instant since;
    private final List<GlobPattern> patterns;

    /** @throws dev.drydock.error.EngineException if a filter is unknown or malformed, or names an image that is not here */
    ImageQuery(ImageStore store, ImageListOptions options, Instant now) {
        Filters filters = options.filters();
        filters.requireKnown(KNOWN);
        this.store = store;
        this.options = options;
        this.danglingOnly = filters.flag("dangling", false);
        List<Instant> upper = created(filters.get("before"));
        filters.get("until").forEach(value -> upper.add(TimeFilter.parse(value, now)));
        this.before = upper.stream().min(Comparator.naturalOrder()).orElse(null);
        this.since = created(filters.get("since")).stream()
                .max(Comparator.naturalOrder())
                .orElse(null);
        // A pattern is read when a name is compared with it, so that a wrong one is no error without images.
        this.patterns = store.all().isEmpty()
                ? List.of()
                : filters.get("reference").stream().map(GlobPattern::parse).toList();
    }

    private List<Instant> created(Set<String> images) {
        List<Instant> times = new ArrayList<>();
        for (String image : images) {
            Instant created = store.get(image).config().created();
            if (created != null) {
                times.add(created);
            }
        }
        return times;
    }

    /** The names that a list shows of an image; null if it does not show the image. */
    @Nullable
    List<ImageReference> names(StoredImage image) {
        if (!inTime(image)
                || !options.filters()
                        .matchesLabels("label", image.config().configOrNone().labels())) {
            return null;
        }
        boolean byReference = options.filters().contains("reference");
        List<ImageReference> names = store.names(image.id()).stream()
                .filter(name -> !byReference || patterns.stream().anyMatch(name::matches))
                .toList();
        boolean isParent = !store.children(image.id()).isEmpty();
        if (danglingOnly && isParent) {
            return null;
        }
        if (names.isEmpty()) {
            boolean namedOnly = byReference || (options.filters().contains("dangling") && !danglingOnly);
            return namedOnly || (isParent && !options.all()) ? null : names;
        }
        boolean tagged = names.stream().anyMatch(name -> name.tag() != null);
        return danglingOnly && tagged ? null : names;
    }

    private boolean inTime(StoredImage image) {
        Instant created = image.config().created();
        return (before == null || (created != null && created.isBefore(before)))
                && (since == null || (created != null && created.isAfter(since)));
    }
}
