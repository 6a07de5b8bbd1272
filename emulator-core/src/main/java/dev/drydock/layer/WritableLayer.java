package dev.drydock.layer;

import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container's own layer over that of its image. Closing it gives its contents and its image's layer up. */
public final class WritableLayer implements AutoCloseable {
    private final LayerStore store;
    private final @Nullable Layer layer;
    private final WritableTree files;
    private boolean closed;

    WritableLayer(LayerStore store, @Nullable Layer layer, WritableTree files) {
        this.store = store;
        this.layer = layer;
        this.files = files;
    }

    /** The files: what is mounted as the container's root. */
    public WritableTree files() {
        return files;
    }

    /** The uppermost layer of the image; empty for an image without layers. */
    public Optional<Layer> layer() {
        return Optional.ofNullable(layer);
    }

    /** Whether the writable layer holds anything, be it only a directory whose attributes were touched. */
    public boolean isChanged() {
        return files.tree() != files.base() && LayerDiff.isAny(files);
    }

    /** What differs from the image, as {@code docker diff} lists it. */
    public List<Change> changes() {
        return Change.between(files.base(), files.tree());
    }

    /**
     * Bytes in the files that the writable layer holds ({@code SizeRw}), symbolic links included, hard links counted once.
     */
    public long sizeBytes() throws IOException {
        return LayerDiff.bytes(files);
    }

    /** Bytes in the writable layer and all layers of the image ({@code SizeRootFs}). */
    public long totalBytes() throws IOException {
        return sizeBytes() + (layer == null ? 0 : layer.totalBytes());
    }

    /** Writes what the writable layer holds as a layer's tar, as it was when this was called. */
    public void writeDiff(OutputStream out) throws IOException {
        try (WritableTree still = files.fork(store.contents(), store.clock())) {
            LayerDiff.write(still, out);
        }
    }

    /** Writes all files as a tar, as they were when this was called ({@code docker export}). */
    public void writeAll(OutputStream out) throws IOException {
        try (WritableTree still = files.fork(store.contents(), store.clock())) {
            LayerDiff.writeAll(still, out);
        }
    }

    /**
     * A second one with the same files, at no cost.
     *
     * @param other the store that has the layers of the copy: this one's or a fork of it, which counted the copy already
     */
    public WritableLayer fork(LayerStore other) {
        if (other == store && layer != null) {
            store.retain(layer);
        }
        return new WritableLayer(other, layer, files.fork(other.contents(), other.clock()));
    }

    /** Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            files.close();
            if (layer != null) {
                store.release(layer);
            }
        }
    }
}
