package dev.drydock.image;

import java.util.List;

/**
 * All that is known of an image.
 *
 * @param repoTags familiar names with a tag, in the order of their normalised texts
 * @param repoDigests familiar names with a digest, likewise
 */
public record ImageDetails(StoredImage image, List<String> repoTags, List<String> repoDigests) {
    public ImageDetails {
        repoTags = List.copyOf(repoTags);
        repoDigests = List.copyOf(repoDigests);
    }
}
