package dev.drydock.layer;

import dev.drydock.digest.Digester;
import dev.drydock.filesystem.Blob;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.WritableTree;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layers of an engine, one for each chain id, counted by who refers to them: images, containers, and layers above.
 * Thread-safe under a lock of its own, which is not held while a tar is read or written.
 *
 * <p>Life of a layer: {@link #register} (from the catalogue) or {@link #load} (from a tar) gives one reference to whoever
 * called; {@link #retain} or {@link #take} gives another; {@link #release} takes one back, and with the last one the layer goes and gives up
 * its own reference to the one below. {@link #newContainer} makes a {@link WritableLayer} over a layer and holds a reference
 * until that is closed; {@link #commit} makes a layer of what it holds.
 */
public final class LayerStore {
    private final ContentStore contents;
    private final InstantSource clock;
    private final Map<ChainId, Held> layers = new LinkedHashMap<>();

    /** @param clock dates what containers change */
    public LayerStore(ContentStore contents, InstantSource clock) {
        this.contents = contents;
        this.clock = clock;
    }

    private static final class Held {
        private final Layer layer;
        private int references;
        private @Nullable FileTree containerRoot;

        Held(Layer layer) {
            this.layer = layer;
        }

        Held copy() {
            Held copy = new Held(layer);
            copy.references = references;
            copy.containerRoot = containerRoot;
            return copy;
        }
    }

    public synchronized Optional<Layer> find(ChainId id) {
        return Optional.ofNullable(layers.get(id)).map(held -> held.layer);
    }

    /** The layer with a chain id, with one more reference for the caller. */
    public synchronized Optional<Layer> take(ChainId id) {
        Held held = layers.get(id);
        if (held != null) {
            held.references++;
        }
        return Optional.ofNullable(held).map(found -> found.layer);
    }

    /** All layers, in the order in which they came. */
    public synchronized List<Layer> all() {
        return layers.values().stream().map(held -> held.layer).toList();
    }

    /**
     * Takes in a layer and those below it, with one reference for the caller.
     *
     * @return the layer that the engine has for that chain id: the given one if it had none
     */
    public synchronized Layer register(Layer layer) {
        Held held = layers.get(layer.chainId());
        if (held == null) {
            layer.parent().ifPresent(this::register);
            held = new Held(layer);
            layers.put(layer.chainId(), held);
        }
        held.references++;
        return held.layer;
    }

    /**
     * Takes in a layer that comes as an uncompressed tar, with one reference for the caller.
     *
     * @param parent the layer below, which must be in this store; null for a lowest layer
     * @throws dev.drydock.error.EngineException if the tar cannot be read or is not a layer
     */
    public Layer load(@Nullable Layer parent, InputStream tar) throws IOException {
        return store(parent, tar::transferTo);
    }

    /**
     * Takes in a layer that was stored before, with one reference for the caller.
     *
     * @param parent as for {@link #load(Layer, InputStream)}
     * @param tar uncompressed; the caller's hold on it passes to the layer, or is given up
     */
    public Layer load(@Nullable Layer parent, Blob tar) throws IOException {
        Digester digester = Digester.sha256();
        boolean read = false;
        try (InputStream bytes = tar.open()) {
            bytes.transferTo(digester);
            read = true;
        } finally {
            if (!read) {
                tar.release();
            }
        }
        return keep(parent, tar, new DiffId(digester.digest()));
    }

    private Layer store(@Nullable Layer parent, Blob.Source source) throws IOException {
        Digester digester = Digester.sha256();
        Blob blob;
        try {
            blob = Blob.write(contents, out -> source.writeTo(new Tee(out, digester)));
        } catch (ErrnoException full) {
            throw LayerErrors.full(full);
        }
        return keep(parent, blob, new DiffId(digester.digest()));
    }

    private Layer keep(@Nullable Layer parent, Blob blob, DiffId diffId) throws IOException {
        ChainId chainId = ChainId.of(parent == null ? null : parent.chainId(), diffId);
        Layer layer = null;
        try {
            if (find(chainId).isEmpty()) {
                layer = unpack(parent, blob, diffId);
            }
        } finally {
            if (layer == null) {
                blob.release();
            }
        }
        return add(chainId, layer);
    }

    private Layer unpack(@Nullable Layer parent, Blob blob, DiffId diffId) throws IOException {
        UnpackedLayer unpacked = new UnpackedLayer(Metadata.nanos(clock.instant()));
        LayerTarReader.read(blob, unpacked::unpack);
        return Layer.kept(
                parent, new StoredLayer(blob, diffId, unpacked.sizeBytes()), unpacked.over(Layer.treeOf(parent)));
    }

    private synchronized Layer add(ChainId id, @Nullable Layer layer) {
        Held held = layers.get(id);
        if (held != null) {
            if (layer != null) {
                layer.source().release();
            }
            held.references++;
            return held.layer;
        }
        if (layer == null) {
            throw new IllegalStateException("the layer was removed while it was loaded again: " + id);
        }
        return register(layer);
    }

    /** One more reference. */
    public synchronized void retain(Layer layer) {
        held(layer).references++;
    }

    /**
     * One reference fewer.
     *
     * @return the layers that went with it, the uppermost first
     */
    public synchronized List<Layer> release(Layer layer) {
        List<Layer> gone = new ArrayList<>();
        for (Layer next = layer; next != null; ) {
            Held held = held(next);
            held.references--;
            if (held.references > 0) {
                break;
            }
            layers.remove(next.chainId());
            gone.add(next);
            next.source().release();
            next = next.parent().orElse(null);
        }
        return gone;
    }

    private Held held(Layer layer) {
        Held held = layers.get(layer.chainId());
        if (held == null) {
            throw new IllegalArgumentException("not in this store: " + layer);
        }
        return held;
    }

    /**
     * A container's files over an image: the image's own, what the engine puts there to mount on, and nothing written yet.
     *
     * @param layer the image's uppermost; null for an image without layers
     */
    public WritableLayer newContainer(@Nullable Layer layer) {
        FileTree root = containerRoot(layer);
        return new WritableLayer(this, layer, WritableTree.over(root, contents, clock));
    }

    private synchronized FileTree containerRoot(@Nullable Layer layer) {
        long now = Metadata.nanos(clock.instant());
        if (layer == null) {
            return ContainerRoot.over(FileTree.empty(), now);
        }
        Held held = held(layer);
        held.references++;
        if (held.containerRoot == null) {
            held.containerRoot = ContainerRoot.over(layer.tree(), now);
        }
        return held.containerRoot;
    }

    /**
     * Makes a layer of what a container's writable layer holds, with one reference for the caller.
     *
     * @return empty if it holds nothing
     */
    public Optional<Layer> commit(WritableLayer container) throws IOException {
        try (WritableLayer still = container.fork(this)) {
            if (!still.isChanged()) {
                return Optional.empty();
            }
            Layer parent = container.layer().orElse(null);
            return Optional.of(
                    CommittedLayer.isPossible(still.files())
                            ? keep(parent, still.files().fork(contents, clock))
                            : store(parent, still::writeDiff));
        }
    }

    private Layer keep(@Nullable Layer parent, WritableTree files) throws IOException {
        Layer layer = null;
        ChainId chainId;
        boolean kept = false;
        try {
            CommittedLayer source = CommittedLayer.of(files);
            chainId = ChainId.of(parent == null ? null : parent.chainId(), source.diffId());
            if (find(chainId).isEmpty()) {
                layer = Layer.kept(
                        parent, source, UnpackedLayer.of(source.entries(), 0).over(Layer.treeOf(parent)));
                kept = true;
            }
        } finally {
            if (!kept) {
                files.close();
            }
        }
        return add(chainId, layer);
    }

    /** A second store with the same layers for a forked engine; the copy writes into its own contents. */
    public synchronized LayerStore fork(ContentStore newContents, InstantSource newClock) {
        LayerStore copy = new LayerStore(newContents, newClock);
        for (Map.Entry<ChainId, Held> entry : layers.entrySet()) {
            copy.layers.put(entry.getKey(), entry.getValue().copy());
            entry.getValue().layer.source().retain();
        }
        return copy;
    }

    /** Gives up what all layers hold. */
    public synchronized void close() {
        layers.values().forEach(held -> held.layer.source().release());
        layers.clear();
    }

    ContentStore contents() {
        return contents;
    }

    InstantSource clock() {
        return clock;
    }
}
