package dev.drydock.image;

import org.jspecify.annotations.Nullable;

/**
 * How an image is removed.
 *
 * @param force even if a stopped container uses it, or it has several names
 * @param prune also images without a name that it was made from
 * @param platform null for any; an image for another one is not found
 */
public record ImageRemoveOptions(
        boolean force, boolean prune, @Nullable Platform platform) {
    /** What {@code docker rmi} asks for. */
    public static final ImageRemoveOptions DEFAULT = new ImageRemoveOptions(false, true, null);
}
