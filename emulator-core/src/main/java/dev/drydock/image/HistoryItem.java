package dev.drydock.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of an image's making, as {@code docker history} shows it.
 *
 * @param id of the image after this step, {@code <missing>} if it is not here
 * @param sizeBytes of the step's layer
 * @param tags of that image, null for none
 */
public record HistoryItem(
        HistoryEntry step,
        String id,
        long sizeBytes,
        @Nullable List<String> tags) {
    /** Stands for the id of an image that is not here. */
    public static final String MISSING = "<missing>";

    public HistoryItem {
        tags = tags == null ? null : List.copyOf(tags);
    }
}
