package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.layer.ChainId;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers of one image on their way: those at the bottom that are here already stay, the others are fetched in order and
 * then unpacked in order. What another pull fetches at the same time is waited for.
 */
final class LayersPull {
    /** As many as the engine fetches at the same time; what comes after waits. */
    private static final int AT_THE_SAME_TIME = 3;

    private final LayerStore layers;
    private final ContentStore contents;
    private final LayerTransfers transfers;
    private final Room room;
    private final List<Missing> missing = new ArrayList<>();
    /** Each holds a reference. */
    private final List<Layer> held = new ArrayList<>();

    /** @param room is asked for before each download */
    LayersPull(LayerStore layers, ContentStore contents, LayerTransfers transfers, Room room) {
        this.room = room;
        this.layers = layers;
        this.contents = contents;
        this.transfers = transfers;
    }

    /** Opens a layer of the registry. */
    @FunctionalInterface
    interface Source {
        LayerBlob layer(Descriptor descriptor) throws RegistryFailure;
    }

    /** Room for what is downloaded. */
    @FunctionalInterface
    interface Room {
        void require() throws RegistryFailure;
    }

    private static final class Missing {
        private final Descriptor descriptor;
        private final List<Digest> chain;
        private final LayerTransfers.Part part;
        private @Nullable LayerFetch fetch;
        private boolean done;

        Missing(Descriptor descriptor, List<Digest> chain, LayerTransfers.Part part) {
            this.descriptor = descriptor;
            this.chain = chain;
            this.part = part;
        }

        String id() {
            return descriptor.digest().shortHex();
        }
    }

    /**
     * Fetches what is missing.
     *
     * @return the uppermost layer, with a reference for the caller; null for an image without layers
     */
    @Nullable
    Layer run(List<Descriptor> wanted, Source source, ProgressListener listener)
            throws IOException, InterruptedException, RegistryFailure {
        boolean complete = false;
        try {
            for (Progress step : transfers.whileNoneEnds(() -> plan(wanted))) {
                listener.on(step);
            }
            for (int i = AT_THE_SAME_TIME; i < missing.size(); i++) {
                listener.on(new Progress.Step(missing.get(i).id(), "Waiting"));
            }
            for (Missing layer : missing) {
                if (layer.part.own()) {
                    download(layer, source, listener);
                }
            }
            for (Missing layer : List.copyOf(missing)) {
                held.add(layer.part.own() ? extract(layer) : await(layer, source, listener));
            }
            complete = true;
        } finally {
            giveUp(complete);
        }
        return held.isEmpty() ? null : held.get(held.size() - 1);
    }

    /** Tells nobody, because transfers stand still meanwhile: one that ended between two looks would be fetched again. */
    private List<Progress> plan(List<Descriptor> wanted) {
        List<Progress> steps = new ArrayList<>();
        List<Digest> chain = new ArrayList<>();
        for (Descriptor descriptor : wanted) {
            chain.add(descriptor.digest());
            Layer here = missing.isEmpty() ? present(descriptor) : null;
            if (here != null) {
                held.add(here);
                steps.add(new Progress.Step(descriptor.digest().shortHex(), "Already exists"));
            } else {
                List<Digest> key = List.copyOf(chain);
                missing.add(new Missing(descriptor, key, transfers.begin(key)));
                steps.add(new Progress.Step(descriptor.digest().shortHex(), "Pulling fs layer"));
            }
        }
        return steps;
    }

    /** The layer, with a reference, if it is known to be here above those that were found before. */
    private @Nullable Layer present(Descriptor descriptor) {
        DiffId diffId = transfers.diffId(descriptor.digest());
        if (diffId == null) {
            return null;
        }
        Layer below = top();
        return layers.take(ChainId.of(below == null ? null : below.chainId(), diffId))
                .orElse(null);
    }

    private @Nullable Layer top() {
        return held.isEmpty() ? null : held.get(held.size() - 1);
    }

    private void download(Missing layer, Source source, ProgressListener listener) throws IOException, RegistryFailure {
        room.require();
        LayerFetch fetch = new LayerFetch(source.layer(layer.descriptor), both(layer, listener));
        layer.fetch = fetch;
        fetch.download(contents);
    }

    private Layer extract(Missing layer) throws IOException {
        LayerFetch fetch = layer.fetch;
        if (fetch == null) {
            throw new IllegalStateException("the layer was not fetched");
        }
        Layer unpacked = fetch.extract(layers, top());
        layer.done = true;
        transfers.unpacked(layer.descriptor.digest(), unpacked.diffId());
        transfers.end(layer.chain, unpacked);
        return unpacked;
    }

    /** Waits for another pull; if that gives up, this one goes on in its place. */
    private Layer await(Missing layer, Source source, ProgressListener listener)
            throws IOException, InterruptedException, RegistryFailure {
        layer.done = true;
        Layer result = layer.part.transfer().await(listener);
        if (result != null) {
            return result;
        }
        Missing again = new Missing(layer.descriptor, layer.chain, transfers.begin(layer.chain));
        missing.add(again);
        if (!again.part.own()) {
            return await(again, source, listener);
        }
        download(again, source, listener);
        return extract(again);
    }

    private static ProgressListener both(Missing layer, ProgressListener listener) {
        return progress -> {
            layer.part.transfer().tell(progress);
            listener.on(progress);
        };
    }

    /** Lets go of all references but the uppermost one, which the caller gets if all went well. */
    private void giveUp(boolean complete) {
        for (Missing layer : missing) {
            if (layer.fetch != null) {
                layer.fetch.close();
            }
            if (!layer.done && layer.part.own()) {
                transfers.end(layer.chain, null);
            } else if (!layer.done) {
                layer.part.transfer().leave();
            }
        }
        int kept = complete ? 1 : 0;
        for (int i = 0; i < held.size() - kept; i++) {
            layers.release(held.get(i));
        }
    }
}
