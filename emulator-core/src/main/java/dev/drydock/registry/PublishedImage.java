package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageConfig;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.LayerContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An image defined in code, as a registry offers it. Its layers, digests and manifest are worked out when they are first
 * asked for, once, and shared by all engines; nothing is worked out for an image that nobody pulls.
 */
public final class PublishedImage {
    private final Supplier<Definition> definition;
    private @Nullable Packed packed;

    private PublishedImage(Supplier<Definition> definition) {
        this.definition = definition;
    }

    /** @param definition called at most once, when the image is first asked for */
    public static PublishedImage of(Supplier<Definition> definition) {
        return new PublishedImage(definition);
    }

    Manifest manifest() {
        return packed().manifest();
    }

    Image image() {
        return packed().image();
    }

    @Nullable
    LayerBlob layer(Digest digest) {
        return packed().layers().get(digest);
    }

    private synchronized Packed packed() {
        if (packed == null) {
            packed = pack(definition.get());
        }
        return packed;
    }

    private static Packed pack(Definition image) {
        List<DiffId> diffIds = new ArrayList<>();
        List<Descriptor> descriptors = new ArrayList<>();
        Map<Digest, LayerBlob> layers = new LinkedHashMap<>();
        for (LayerContents contents : image.layers()) {
            PublishedLayer layer = new PublishedLayer(contents);
            diffIds.add(contents.diffId());
            descriptors.add(layer.descriptor());
            layers.put(layer.descriptor().digest(), layer);
        }
        byte[] json = ImageConfig.ofBuild(image.created(), image.config(), diffIds, image.history())
                .withDockerVersion(image.dockerVersion())
                .toJson();
        Descriptor config = new Descriptor(Manifest.CONFIG_MEDIA_TYPE, Digest.sha256(json), json.length);
        return new Packed(Manifest.of(config, descriptors), Image.of(json), layers);
    }

    /**
     * What an image is made of.
     *
     * @param history in order, with as many entries that have a layer as there are layers
     * @param layers the lowest first
     * @param dockerVersion of the engine that imported it; empty if it was built
     */
    public record Definition(
            Instant created,
            ExecutionConfig config,
            List<HistoryEntry> history,
            List<LayerContents> layers,
            String dockerVersion) {

        /** An image that was built. */
        public Definition(
                Instant created, ExecutionConfig config, List<HistoryEntry> history, List<LayerContents> layers) {
            this(created, config, history, layers, "");
        }

        public Definition {
            history = List.copyOf(history);
            layers = List.copyOf(layers);
            long withLayer =
                    history.stream().filter(entry -> !entry.emptyLayer()).count();
            if (withLayer != layers.size()) {
                throw new IllegalArgumentException(
                        "history has " + withLayer + " entries with a layer, for " + layers.size() + " layers");
            }
        }
    }

    private record Packed(Manifest manifest, Image image, Map<Digest, LayerBlob> layers) {}
}
