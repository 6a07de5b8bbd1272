package dev.drydock.filesystem;

import io.vavr.collection.HashSet;

/**
 * What the writable layer holds of a directory: overlayfs would have a directory of these names in its upper layer. A name
 * that the directory itself does not have any more is a whiteout.
 *
 * @param names names made, changed or removed since the layer below; not kept for an opaque directory, which holds all
 * @param opaque whether nothing of the layer below shows through: always so for a directory that is new
 */
public record UpperNames(HashSet<String> names, boolean opaque) {
    static final UpperNames OF_NEW_DIRECTORY = new UpperNames(HashSet.empty(), true);
    static final UpperNames OF_COPIED_DIRECTORY = new UpperNames(HashSet.empty(), false);

    boolean holds(String name) {
        return opaque || names.contains(name);
    }

    UpperNames plus(String name) {
        return holds(name) ? this : new UpperNames(names.add(name), false);
    }

    UpperNames minus(String name) {
        return names.contains(name) ? new UpperNames(names.remove(name), opaque) : this;
    }
}
