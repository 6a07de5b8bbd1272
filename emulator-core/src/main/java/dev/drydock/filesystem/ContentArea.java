package dev.drydock.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents that one writable tree or layer has written: files of the {@link ContentStore}, counted by its holders and
 * deleted when the last one lets go. While one tree alone holds it, its files are written in place; once a fork
 * holds it too it is frozen, and both write into new areas whose parent it is.
 */
final class ContentArea {
    private final ContentStore store;
    private final @Nullable ContentArea parent;
    private final Set<StoredFile> files = new HashSet<>();
    private long smallBytes;
    private int holders = 1;

    /** @param parent an area whose contents the holders of this one refer to; its hold passes to this area */
    ContentArea(ContentStore store, @Nullable ContentArea parent) {
        this.store = store;
        this.parent = parent;
    }

    synchronized StoredFile newFile() throws IOException {
        StoredFile file = store.newFile();
        files.add(file);
        return file;
    }

    /** Gives up one file before the others. */
    void free(StoredFile file) throws IOException {
        synchronized (this) {
            files.remove(file);
        }
        file.delete();
    }

    /** @return false if there is no room for more bytes of small files */
    synchronized boolean takeSmall(int bytes) {
        boolean taken = store.takeSmall(bytes);
        smallBytes += taken ? bytes : 0;
        return taken;
    }

    synchronized void giveSmall(int bytes) {
        smallBytes -= bytes;
        store.giveSmall(bytes);
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
        }
        try {
            for (StoredFile file : files) {
                file.delete();
            }
            files.clear();
            store.giveSmall(smallBytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nobody else deletes these files", impossible);
        }
        if (parent != null) {
            parent.release();
        }
    }
}
