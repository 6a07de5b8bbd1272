package dev.drydock.registry;

import dev.drydock.image.Platform;
import dev.drydock.reference.ImageReference;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an image of a registry.
 *
 * @param reference a tag, a digest, or neither for all tags of the repository
 * @param platform null for whatever the registry offers
 */
public record PullRequest(
        ImageReference reference, @Nullable Platform platform, RegistryCredentials credentials) {

    /** One image by its name, {@code latest} if that has neither tag nor digest, by nobody in particular. */
    public static PullRequest of(String name) {
        return new PullRequest(ImageReference.parse(name).orLatest(), null, RegistryCredentials.ANONYMOUS);
    }
}
