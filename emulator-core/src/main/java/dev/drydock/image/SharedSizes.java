package dev.drydock.image;

import dev.drydock.layer.ChainId;
import dev.drydock.layer.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many bytes of an image are in layers that other images have too. */
final class SharedSizes {
    private final Map<ChainId, Integer> images = new HashMap<>();

    SharedSizes(Iterable<StoredImage> all) {
        for (StoredImage image : all) {
            chain(image).forEach(layer -> images.merge(layer.chainId(), 1, Integer::sum));
        }
    }

    long of(StoredImage image) {
        return chain(image).stream()
                .filter(layer -> images.getOrDefault(layer.chainId(), 0) > 1)
                .mapToLong(Layer::sizeBytes)
                .sum();
    }

    private static List<Layer> chain(StoredImage image) {
        return image.layer() == null ? List.of() : image.layer().chain();
    }
}
