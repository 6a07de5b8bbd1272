package dev.drydock.filesystem;

import org.jspecify.annotations.Nullable;

/**
 * The contents that one writable tree or layer has written: so many bytes of the {@link ContentStore}, counted by its holders
 * and given back when the last one lets go. While one tree alone holds it, its files are written in place; once a fork holds
 * it too it is frozen, and both write into new areas whose parent it is.
 */
final class ContentArea {
    private final ContentStore store;
    private final @Nullable ContentArea parent;
    private long heldBytes;
    private int holders = 1;

    /** @param parent an area whose contents the holders of this one refer to; its hold passes to this area */
    ContentArea(ContentStore store, @Nullable ContentArea parent) {
        this.store = store;
        this.parent = parent;
    }

    /** @return false if there is no room for so many bytes more */
    synchronized boolean take(long bytes) {
        boolean taken = store.take(bytes);
        heldBytes += taken ? bytes : 0;
        return taken;
    }

    FreedBlocks freed() {
        return store.freed();
    }

    /** Gives up some bytes before the others. */
    synchronized void give(long bytes) {
        heldBytes -= bytes;
        store.give(bytes);
    }

    synchronized void retain() {
        holders++;
    }

    void release() {
        synchronized (this) {
            holders--;
            if (holders > 0) {
                return;
            }
            give(heldBytes);
        }
        if (parent != null) {
            parent.release();
        }
    }
}
