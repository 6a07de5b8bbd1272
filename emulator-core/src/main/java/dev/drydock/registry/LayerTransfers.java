package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The layers that are on their way into an engine, each fetched by one pull; and which compressed layer unpacked to which,
 * as earlier pulls have found, so that it need not be fetched to know that it is here. Thread-safe.
 */
public final class LayerTransfers {
    private final LayerStore layers;
    private final Map<List<Digest>, LayerTransfer> running = new HashMap<>();
    private final Map<Digest, DiffId> unpacked = new HashMap<>();

    /** Nothing is on its way, and nothing is known. */
    public LayerTransfers(LayerStore layers) {
        this.layers = layers;
    }

    private LayerTransfers(LayerStore layers, Map<Digest, DiffId> unpacked) {
        this.layers = layers;
        this.unpacked.putAll(unpacked);
    }

    /** What is known goes into a fork of the engine; pulls that are under way do not. */
    public synchronized LayerTransfers fork(LayerStore forkedLayers) {
        return new LayerTransfers(forkedLayers, unpacked);
    }

    /** Looks at what is here and takes part in what is not, in one step; the look calls nobody outside. */
    synchronized <T> T whileNoneEnds(Supplier<T> look) {
        return look.get();
    }

    /**
     * Takes part in the transfer of a layer.
     *
     * @param chain the digests from the lowest layer up to this one
     */
    synchronized Part begin(List<Digest> chain) {
        LayerTransfer underway = running.get(chain);
        if (underway != null) {
            underway.join();
            return new Part(underway, false);
        }
        LayerTransfer fresh = new LayerTransfer(layers);
        running.put(chain, fresh);
        return new Part(fresh, true);
    }

    /**
     * A transfer, and whether it is for the caller to carry out.
     *
     * @param own then it must be ended with {@link #end}; else it must be awaited or left
     */
    record Part(LayerTransfer transfer, boolean own) {}

    /** @param layer null if the transfer was given up */
    synchronized void end(List<Digest> chain, @Nullable Layer layer) {
        LayerTransfer ended = running.remove(chain);
        if (ended != null) {
            ended.finish(layer);
        }
    }

    synchronized void unpacked(Digest compressed, DiffId diffId) {
        unpacked.put(compressed, diffId);
    }

    /** What a compressed layer unpacks to, null if that is not known. */
    synchronized @Nullable DiffId diffId(Digest compressed) {
        return unpacked.get(compressed);
    }
}
