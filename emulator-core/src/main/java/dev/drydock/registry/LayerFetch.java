package dev.drydock.registry;

import dev.drydock.digest.Digester;
import dev.drydock.filesystem.Blob;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches and unpacks one layer. Progress is told as the engine tells it of a fast registry: at the first hundredth and at
 * the end of each step (it tells at most ten times a second).
 */
final class LayerFetch {
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final LayerBlob blob;
    private final String id;
    private final ProgressListener listener;
    private @Nullable Blob fetched;

    LayerFetch(LayerBlob blob, ProgressListener listener) {
        this.blob = blob;
        this.id = blob.descriptor().digest().shortHex();
        this.listener = listener;
    }

    /**
     * Fetches the bytes into a store and checks them. A layer that the registry has in memory anyway stays there.
     *
     * @throws dev.drydock.error.EngineException if they are not those of the digest
     */
    void download(ContentStore contents) throws IOException {
        LayerContents inMemory = blob.contents();
        if (inMemory == null) {
            fetched = Blob.write(contents, out -> {
                Digester digester = Digester.sha256();
                try (InputStream in = blob.open()) {
                    byte[] buffer = new byte[BUFFER_BYTES];
                    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                        digester.write(buffer, 0, count);
                        out.write(buffer, 0, count);
                    }
                }
                if (!digester.digest().equals(blob.descriptor().digest())) {
                    throw RegistryErrors.layerNotVerified(blob.descriptor().digest());
                }
            });
        }
        amounts("Downloading");
        step("Verifying Checksum");
        step("Download complete");
    }

    /**
     * Unpacks what was fetched.
     *
     * @return the layer, with a reference for the caller
     */
    Layer extract(LayerStore layers, @Nullable Layer parent) throws IOException {
        amounts("Extracting");
        if (blob.descriptor().sizeBytes() <= BUFFER_BYTES) {
            amounts("Extracting");
        }
        LayerContents inMemory = blob.contents();
        Layer layer = inMemory == null ? unpack(layers, parent) : layers.register(Layer.of(parent, inMemory));
        try {
            step("Pull complete");
        } catch (IOException nobodyListens) {
            layers.release(layer);
            throw nobodyListens;
        }
        return layer;
    }

    private Layer unpack(LayerStore layers, @Nullable Layer parent) throws IOException {
        Blob bytes = fetched;
        if (bytes == null) {
            throw new IllegalStateException("the layer was not downloaded");
        }
        try (InputStream in = uncompressed(bytes.open())) {
            return layers.load(parent, in);
        }
    }

    private static InputStream uncompressed(InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes, BUFFER_BYTES);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
    }

    /** Gives up the fetched bytes. */
    void close() {
        if (fetched != null) {
            fetched.release();
            fetched = null;
        }
    }

    private void amounts(String status) throws IOException {
        long total = blob.descriptor().sizeBytes();
        if (total > BUFFER_BYTES) {
            long hundredth = total / 100;
            long first = (hundredth / BUFFER_BYTES + 1) * BUFFER_BYTES;
            listener.on(new Progress.Amount(id, status, first, total));
        }
        listener.on(new Progress.Amount(id, status, total, total));
    }

    private void step(String status) throws IOException {
        listener.on(new Progress.Step(id, status));
    }
}
