package dev.drydock.filesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contents that one writable tree or layer has written: a directory of the {@link ContentStore}, counted by its
 * holders and emptied when the last one lets go. While one tree alone holds it, its files are written in place; once a fork
 * holds it too it is frozen, and both write into new areas whose parent it is.
 */
final class ContentArea {
    private final Path directory;
    private final @Nullable ContentArea parent;
    private final Set<StoredFile> open = new HashSet<>();
    private int holders = 1;
    private int files;

    /** @param parent an area whose contents the holders of this one refer to; its hold passes to this area */
    ContentArea(ContentStore store, @Nullable ContentArea parent) {
        this.directory = store.newDirectory();
        this.parent = parent;
    }

    /** A new file; it is closed with the area, because Jimfs frees no bytes of a file that is open. */
    synchronized StoredFile newFile() throws IOException {
        StoredFile file = new StoredFile(directory.resolve(Integer.toString(files++)));
        open.add(file);
        return file;
    }

    /** Gives up one file before the others. */
    void free(StoredFile file) throws IOException {
        synchronized (this) {
            open.remove(file);
        }
        file.delete();
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
            for (StoredFile file : open) {
                file.close();
            }
            open.clear();
            if (directory.getFileSystem().isOpen()) {
                deleteAll();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("nobody else deletes in this directory", impossible);
        }
        if (parent != null) {
            parent.release();
        }
    }

    private void deleteAll() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
