package dev.drydock.layer;

import dev.drydock.filesystem.FileTree;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A layer with all layers below it: immutable. The merged tree of the whole chain is made once, from the parent's, and is
 * what every container and every layer above starts from.
 */
public final class Layer {
    private static final FileTree NOTHING = FileTree.empty();

    private final @Nullable Layer parent;
    private final LayerSource source;
    private @Nullable ChainId chainId;
    private @Nullable FileTree tree;

    private Layer(@Nullable Layer parent, LayerSource source, @Nullable FileTree tree) {
        this.parent = parent;
        this.source = source;
        this.tree = tree;
    }

    /**
     * A layer defined in code. Digests and the merged tree are computed when they are first asked for, so a catalogue of
     * layers costs little until it is used; one value serves all engines.
     *
     * @param parent null for a lowest layer
     */
    public static Layer of(@Nullable Layer parent, LayerContents contents) {
        return new Layer(parent, contents, null);
    }

    static Layer kept(@Nullable Layer parent, LayerSource source, FileTree tree) {
        return new Layer(parent, source, tree);
    }

    public Optional<Layer> parent() {
        return Optional.ofNullable(parent);
    }

    public DiffId diffId() {
        return source.diffId();
    }

    public synchronized ChainId chainId() {
        if (chainId == null) {
            chainId = ChainId.of(parent == null ? null : parent.chainId(), diffId());
        }
        return chainId;
    }

    /** The layers from the lowest to this one. */
    public List<Layer> chain() {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer = this; layer != null; layer = layer.parent) {
            layers.add(0, layer);
        }
        return layers;
    }

    /** Bytes in this layer's own files. */
    public long sizeBytes() {
        return source.sizeBytes();
    }

    /** Bytes in the files of this layer and all below: what lists call the size of an image. */
    public long totalBytes() {
        return sizeBytes() + (parent == null ? 0 : parent.totalBytes());
    }

    /** Length of this layer's uncompressed tar. */
    public long tarBytes() {
        return source.tarBytes();
    }

    /** Writes this layer's uncompressed tar, which has the diff id. */
    public void writeTar(OutputStream out) throws IOException {
        source.writeTar(out);
    }

    /** The files as they are with this layer on top of those below. */
    public synchronized FileTree tree() {
        if (tree == null) {
            tree = ((LayerContents) source).over(treeOf(parent));
        }
        return tree;
    }

    /** The files of a layer; of none at all, an empty root. */
    static FileTree treeOf(@Nullable Layer layer) {
        return layer == null ? NOTHING : layer.tree();
    }

    /** Where its changes are. */
    LayerSource source() {
        return source;
    }

    @Override
    public String toString() {
        return "layer " + chainId();
    }
}
