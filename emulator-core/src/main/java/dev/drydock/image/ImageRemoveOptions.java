package dev.drydock.image;

/**
 * How an image is removed.
 *
 * @param force even if a stopped container uses it, or it has several names
 * @param prune also images without a name that it was made from
 */
public record ImageRemoveOptions(boolean force, boolean prune) {
    /** What {@code docker rmi} asks for. */
    public static final ImageRemoveOptions DEFAULT = new ImageRemoveOptions(false, true);
}
