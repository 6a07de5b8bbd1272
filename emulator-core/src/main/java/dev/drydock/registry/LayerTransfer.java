package dev.drydock.registry;

import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer that one pull fetches and others may wait for. They hear what the fetching one hears, beginning with the latest,
 * and each gets a reference to the layer of its own. Thread-safe.
 */
final class LayerTransfer {
    private final LayerStore layers;
    private final List<Progress> told = new ArrayList<>();
    private int waiting;
    private boolean finished;
    private @Nullable Layer result;

    LayerTransfer(LayerStore layers) {
        this.layers = layers;
    }

    synchronized void tell(Progress progress) {
        told.add(progress);
        notifyAll();
    }

    /** One more waits; its reference is kept for it until {@link #await} or {@link #leave}. */
    synchronized void join() {
        waiting++;
    }

    /** @param layer null if the fetching pull gave up */
    synchronized void finish(@Nullable Layer layer) {
        finished = true;
        result = layer;
        if (layer != null) {
            for (int i = 0; i < waiting; i++) {
                layers.retain(layer);
            }
        }
        notifyAll();
    }

    /**
     * Waits for the layer.
     *
     * @return the layer with a reference for the caller; null if the fetching pull gave up
     */
    @Nullable
    Layer await(ProgressListener listener) throws IOException, InterruptedException {
        int next = latest();
        boolean delivered = false;
        try {
            for (Progress progress = next(next); progress != null; progress = next(++next)) {
                listener.on(progress);
            }
            delivered = true;
            return result();
        } finally {
            if (!delivered) {
                leave();
            }
        }
    }

    private synchronized int latest() {
        return Math.max(0, told.size() - 1);
    }

    /** What was told under a number, waiting for it; null if nothing more will be. */
    private synchronized @Nullable Progress next(int number) throws InterruptedException {
        while (number >= told.size() && !finished) {
            wait();
        }
        return number < told.size() ? told.get(number) : null;
    }

    private synchronized @Nullable Layer result() {
        waiting--;
        return result;
    }

    /** One that waited does not any more. */
    synchronized void leave() {
        waiting--;
        if (result != null) {
            layers.release(result);
        }
    }
}
