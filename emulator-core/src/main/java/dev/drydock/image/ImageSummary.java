package dev.drydock.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image in a list.
 *
 * @param repoTags familiar names with a tag, in the order of their normalised texts
 * @param repoDigests familiar names with a digest, likewise
 * @param sharedSizeBytes bytes in layers that other images have too; null unless asked for
 * @param containers how many were made from it
 */
public record ImageSummary(
        StoredImage image,
        List<String> repoTags,
        List<String> repoDigests,
        @Nullable Long sharedSizeBytes,
        int containers) {
    public ImageSummary {
        repoTags = List.copyOf(repoTags);
        repoDigests = List.copyOf(repoDigests);
    }
}
