package dev.drydock.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of an image's making (OCI image spec, config.md, "history").
 *
 * @param created null if it is not told
 * @param createdBy the command, empty if it is not told
 * @param emptyLayer whether the step left the files as they were, so that no layer belongs to it
 */
public record HistoryEntry(
        @Nullable Instant created, String createdBy, String author, String comment, boolean emptyLayer) {

    /** A step with a layer, worded as BuildKit words it. */
    public static HistoryEntry layer(Instant created, String createdBy) {
        return new HistoryEntry(created, createdBy, "", ImageConfig.BUILDKIT_COMMENT, false);
    }

    /** A step without a layer, worded as BuildKit words it. */
    public static HistoryEntry empty(Instant created, String createdBy) {
        return new HistoryEntry(created, createdBy, "", ImageConfig.BUILDKIT_COMMENT, true);
    }
}
