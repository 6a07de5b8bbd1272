package dev.drydock.registry.archive;

import static java.util.Objects.requireNonNull;

import dev.drydock.filesystem.Blob;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.layer.Decompression;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive, unpacked where nothing else is: no name and no link leads out of it. Each file is stored for
 * itself, so that a layer can be kept without its bytes being copied.
 */
final class StagedArchive implements AutoCloseable {
    private static final int LONGEST_TEXT_BYTES = 8 << 20;
    private static final int MOST_FILES = 100_000;
    private static final int MOST_LINKS = 255;
    private static final int BLOCK_BYTES = 512;

    private final String shown;
    private final ContentStore contents;
    private final Map<String, Blob> files = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();
    private final TreeSet<String> directories = new TreeSet<>();

    /** @param shown the directory into which the engine would have unpacked it, for words */
    StagedArchive(ContentStore contents, String shown) {
        this.contents = contents;
        this.shown = shown;
    }

    /** @throws dev.drydock.error.EngineException if it is no tar, or is cut off */
    void read(InputStream archive) {
        Unclosed bytes = new Unclosed(archive);
        try (TarArchiveInputStream tar = tar(bytes)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                add(entry, tar);
            }
            if (tar.getBytesRead() % BLOCK_BYTES != 0) {
                throw ArchiveErrors.truncated();
            }
        } catch (ErrnoException full) {
            throw ArchiveErrors.full(full);
        } catch (EOFException cutOff) {
            throw ArchiveErrors.truncated();
        } catch (IOException | IllegalArgumentException malformed) {
            throw bytes.ended ? ArchiveErrors.truncated() : ArchiveErrors.noTar();
        }
    }

    /** Read block by block, so that what comes behind the archive does not count. */
    private static TarArchiveInputStream tar(InputStream archive) throws IOException {
        return new TarArchiveInputStream(
                Decompression.of(archive), BLOCK_BYTES, BLOCK_BYTES, StandardCharsets.UTF_8.name());
    }

    private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        String path = place(entry.getName());
        if (files.size() + links.size() + directories.size() >= MOST_FILES) {
            throw ArchiveErrors.tooManyFiles();
        }
        if (entry.isDirectory()) {
            forget(path);
            directories.add(path);
            return;
        }
        forget(path);
        if (entry.isSymbolicLink()) {
            links.put(path, entry.getLinkName());
        } else if (entry.isLink()) {
            String named = clean(entry.getLinkName());
            if (named == null) {
                throw ArchiveErrors.invalidHardLink(entry.getLinkName());
            }
            Blob target = files.get(resolve(named, false));
            if (target == null) {
                throw ArchiveErrors.hardLinkToNothing(named, path);
            }
            files.put(path, target.retain());
        } else if (entry.isFile()) {
            Blob blob = Blob.write(contents, tar::transferTo);
            files.put(path, blob);
            if (blob.sizeBytes() != entry.getSize()) {
                throw ArchiveErrors.truncated();
            }
        }
    }

    /** Where an entry goes: not out of the archive, neither by its name nor through a link. */
    private String place(String name) {
        String path = clean(name);
        if (path == null) {
            throw ArchiveErrors.invalidName(name);
        }
        String directory = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        String resolved = follow(directory, true, false);
        if (resolved == null) {
            throw ArchiveErrors.linkLeadsOut(directory);
        }
        if (files.containsKey(resolved)) {
            throw ArchiveErrors.notADirectory(path);
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return resolved.isEmpty() ? last : resolved + "/" + last;
    }

    /** Without empty parts, {@code .} and {@code ..}; null if it leads above the root. */
    private static @Nullable String clean(String path) {
        Deque<String> done = new ArrayDeque<>();
        for (String part : parts(path)) {
            if (!part.equals("..")) {
                done.addLast(part);
            } else if (done.pollLast() == null) {
                return null;
            }
        }
        return String.join("/", done);
    }

    private void forget(String path) {
        links.remove(path);
        Blob before = files.remove(path);
        if (before != null) {
            before.release();
        }
    }

    boolean has(String path) {
        String resolved = resolve(path, true);
        return files.containsKey(resolved) || isDirectory(resolved);
    }

    private boolean isDirectory(String resolved) {
        return resolved.isEmpty()
                || directories.contains(resolved)
                || files.keySet().stream().anyMatch(name -> name.startsWith(resolved + "/"));
    }

    /**
     * Refuses a path that leads out, or in a circle; whether anything is there does not matter.
     *
     * @throws dev.drydock.error.EngineException if it does
     */
    void requireInside(String path) {
        if (clean(path) == null) {
            String outside = clean(shown + "/" + path);
            throw ArchiveErrors.leadsOut("/" + (outside == null ? "" : outside), shown);
        }
        resolve(path, true);
    }

    /** The names of the directories at the top, in order. */
    NavigableSet<String> topDirectories() {
        NavigableSet<String> top = new TreeSet<>();
        for (Set<String> paths : List.of(directories, files.keySet(), links.keySet())) {
            for (String path : paths) {
                int slash = path.indexOf('/');
                if (slash > 0) {
                    top.add(path.substring(0, slash));
                }
            }
        }
        directories.stream()
                .filter(path -> !path.isEmpty() && path.indexOf('/') < 0)
                .forEach(top::add);
        return top;
    }

    /** A whole text. */
    byte[] text(String path) throws IOException {
        Blob blob = file(path);
        if (blob.sizeBytes() > LONGEST_TEXT_BYTES) {
            throw ArchiveErrors.tooLong(shownPath(path));
        }
        try (InputStream in = blob.open()) {
            return in.readAllBytes();
        }
    }

    /**
     * A file.
     *
     * @throws dev.drydock.error.EngineException if there is none
     */
    Blob file(String path) {
        requireInside(path);
        String resolved = resolve(path, true);
        Blob blob = files.get(resolved);
        if (blob != null) {
            return blob;
        }
        throw isDirectory(resolved)
                ? ArchiveErrors.isDirectory(shownPath(resolved))
                : ArchiveErrors.noSuchFile(shownPath(resolved));
    }

    private String shownPath(String path) {
        return path.isEmpty() ? shown : shown + "/" + path;
    }

    /** Follows links as if the archive were all there is. */
    private String resolve(String path, boolean last) {
        return requireNonNull(follow(path, last, true), "what leads above the root ends there");
    }

    /**
     * Follows links.
     *
     * @param last whether a link in the last place is followed too
     * @param held whether what leads above the root ends there
     * @return null if it leads above the root
     */
    private @Nullable String follow(String path, boolean last, boolean held) {
        Deque<String> rest = parts(path);
        Deque<String> done = new ArrayDeque<>();
        int followed = 0;
        while (!rest.isEmpty()) {
            String part = rest.removeFirst();
            if (part.equals("..")) {
                if (done.pollLast() == null && !held) {
                    return null;
                }
                continue;
            }
            done.addLast(part);
            String target = rest.isEmpty() && !last ? null : links.get(String.join("/", done));
            if (target != null) {
                followed++;
                if (followed > MOST_LINKS) {
                    throw ArchiveErrors.tooManyLinks(shownPath(path));
                }
                done.removeLast();
                if (target.startsWith("/")) {
                    done.clear();
                }
                parts(target).descendingIterator().forEachRemaining(rest::addFirst);
            }
        }
        return String.join("/", done);
    }

    private static Deque<String> parts(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts;
    }

    /** Gives up all files; those that somebody else holds too stay. */
    @Override
    public void close() {
        files.values().forEach(Blob::release);
        files.clear();
    }

    /** The stream is the caller's. */
    private static final class Unclosed extends FilterInputStream {
        private boolean ended;

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            ended |= count < 0;
            return count;
        }

        @Override
        public void close() {
            // Not ours.
        }
    }
}
