package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.DirectoryEntry;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What was in a directory when the stream was opened. */
final class NameStream implements DirectoryStream<Path> {
    private final ContextPath directory;
    private final Iterator<DirectoryEntry> entries;
    private final Filter<? super Path> filter;
    private boolean iterated;
    private boolean closed;

    NameStream(ContextPath directory, List<DirectoryEntry> entries, Filter<? super Path> filter) {
        this.directory = directory;
        this.entries = entries.iterator();
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (closed || iterated) {
            throw new IllegalStateException(closed ? "Directory stream is closed" : "Iterator already obtained");
        }
        iterated = true;
        return new Names();
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Names implements Iterator<Path> {
        private @Nullable Path next;

        @Override
        public boolean hasNext() {
            while (next == null && !closed && entries.hasNext()) {
                Path candidate = directory.resolve(entries.next().name());
                if (accepts(candidate)) {
                    next = candidate;
                }
            }
            return next != null;
        }

        private boolean accepts(Path candidate) {
            try {
                return filter.accept(candidate);
            } catch (IOException failed) {
                throw new DirectoryIteratorException(failed);
            }
        }

        @Override
        public Path next() {
            Path result = hasNext() ? next : null;
            if (result == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return result;
        }
    }
}
