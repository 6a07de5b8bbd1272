package dev.drydock.registry.archive;

import dev.drydock.filesystem.Blob;
import dev.drydock.layer.Decompression;
import dev.drydock.layer.Layer;
import dev.drydock.registry.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes in one layer of an archive, and tells how that goes. */
final class LayerLoading {
    /** How much the engine reads at once: its first figure. */
    private static final int STEP_BYTES = 32 * 1024;

    private static final int LARGEST_STEP_BYTES = 512 * 1024;

    private final ArchiveSurroundings around;
    private final LoadListener listener;

    LayerLoading(ArchiveSurroundings around, LoadListener listener) {
        this.around = around;
        this.listener = listener;
    }

    /**
     * Loads a layer.
     *
     * @param shown what the layer is called meanwhile
     * @return with a reference that is the caller's
     */
    Layer load(Blob file, @Nullable Layer below, String shown) throws IOException {
        long total = file.sizeBytes();
        long step = Math.max(1, Math.min(total / 100, LARGEST_STEP_BYTES));
        long first = Math.min(total, (step / STEP_BYTES + 1) * STEP_BYTES);
        listener.on(new Progress.Amount(shown, "Loading layer", first, total));
        Layer layer;
        try (InputStream plain = Decompression.of(file.open())) {
            // What is not compressed is kept as it lies.
            layer = isPlain(file)
                    ? around.layers().load(below, file.retain())
                    : around.layers().load(below, plain);
        } catch (EOFException cutOff) {
            throw ArchiveErrors.truncated();
        } catch (IOException corrupt) {
            throw ArchiveErrors.corrupt();
        }
        boolean told = false;
        try {
            listener.on(new Progress.Amount(shown, "Loading layer", total, total));
            told = true;
            return layer;
        } finally {
            if (!told) {
                around.layers().release(layer);
            }
        }
    }

    private static boolean isPlain(Blob file) throws IOException {
        try (InputStream bytes = file.open()) {
            return !Decompression.isCompressed(bytes);
        }
    }
}
