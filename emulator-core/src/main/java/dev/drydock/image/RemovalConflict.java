package dev.drydock.image;

/**
 * Why an image cannot be deleted.
 *
 * @param hard whether force does not help
 * @param used whether a container is the reason
 * @param words the reason as the engine gives it
 */
record RemovalConflict(boolean hard, boolean used, String words) {

    static RemovalConflict children() {
        return new RemovalConflict(true, false, "image has dependent child images");
    }

    static RemovalConflict names() {
        return new RemovalConflict(false, false, "image is referenced in multiple repositories");
    }

    static RemovalConflict usedBy(ImageUser user) {
        return new RemovalConflict(
                user.running(),
                true,
                "image is being used by " + (user.running() ? "running" : "stopped") + " container "
                        + ImageErrors.shortId(user.containerId()));
    }
}
