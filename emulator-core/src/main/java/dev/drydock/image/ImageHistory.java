package dev.drydock.image;

import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of an image's making, with their layers' sizes and the images that are here after them. */
final class ImageHistory {
    private ImageHistory() {}

    /** The last step first. */
    static List<HistoryItem> of(StoredImage image, ImageStore store) {
        List<Layer> layers = image.layer() == null ? List.of() : image.layer().chain();
        List<HistoryItem> items = new ArrayList<>();
        int used = 0;
        for (HistoryEntry step : image.config().history()) {
            long size = 0;
            if (!step.emptyLayer()) {
                if (used == layers.size()) {
                    throw ImageErrors.tooManyLayersInHistory();
                }
                size = layers.get(used++).sizeBytes();
            }
            items.add(new HistoryItem(step, HistoryItem.MISSING, size, null));
        }
        Collections.reverse(items);
        StoredImage at = image;
        for (int i = 0; i < items.size() && at != null; i++) {
            HistoryItem item = items.get(i);
            items.set(i, new HistoryItem(item.step(), at.id().toString(), item.sizeBytes(), tags(at, store)));
            at = at.parent() == null ? null : store.find(at.parent());
        }
        return List.copyOf(items);
    }

    private static @Nullable List<String> tags(StoredImage image, ImageStore store) {
        List<String> tags = store.names(image.id()).stream()
                .filter(name -> name.tag() != null)
                .map(ImageReference::familiar)
                .toList();
        return tags.isEmpty() ? null : tags;
    }
}
