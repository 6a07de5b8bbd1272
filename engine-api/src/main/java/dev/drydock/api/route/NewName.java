package dev.drydock.api.route;

import dev.drydock.reference.ImageReference;
import org.jspecify.annotations.Nullable;

/** The name that an image is to get, as the parameters {@code repo} and {@code tag} tell it (28.5.2: RepoTagReference). */
final class NewName {
    private NewName() {}

    /**
     * Reads it.
     *
     * @return with a tag; null if there is no repository
     * @throws dev.drydock.error.EngineException invalid parameter
     */
    static @Nullable ImageReference of(Query query) {
        if (query.text("repo").isEmpty()) {
            return null;
        }
        ImageReference name = ImageReference.parse(query.text("repo"));
        if (name.digest() != null) {
            throw RouteErrors.invalid("cannot import digest reference");
        }
        String tag = query.text("tag");
        return tag.isEmpty() ? name.orLatest() : name.nameOnly().withTag(tag);
    }
}
