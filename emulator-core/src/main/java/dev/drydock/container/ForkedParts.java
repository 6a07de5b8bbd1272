package dev.drydock.container;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.layer.LayerStore;
import dev.drydock.time.EngineClock;
import java.util.IdentityHashMap;

/**
 * What the containers of a fork find in it: where their files go, and what time it is. One for each fork, because files that
 * two containers share are shared by their copies, too.
 */
public final class ForkedParts {
    private final LayerStore layers;
    private final ContentStore contents;
    private final EngineClock clock;
    private final IdentityHashMap<WritableTree, WritableTree> trees = new IdentityHashMap<>();

    /** @param layers the fork of the layers, which counted the copies already */
    public ForkedParts(LayerStore layers, ContentStore contents, EngineClock clock) {
        this.layers = layers;
        this.contents = contents;
        this.clock = clock;
    }

    LayerStore layers() {
        return layers;
    }

    EngineClock clock() {
        return clock;
    }

    /** The copy of a tree, the same one each time. */
    WritableTree copyOf(WritableTree tree) {
        return trees.computeIfAbsent(tree, original -> original.fork(contents, clock::now));
    }
}
