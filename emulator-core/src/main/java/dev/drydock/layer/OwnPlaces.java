package dev.drydock.layer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of one layer come to lie. The engine unpacks a layer into a directory where nothing is at first (28.5.2,
 * overlay2), so the links and files that are in the way are the layer's own, and no link leads out.
 */
final class OwnPlaces {
    private static final int MOST_LINKS = 40;

    /** What is there but for directories. */
    private final Map<String, LayerEntry.Body> files = new HashMap<>();

    /**
     * The directory that an entry is in, with the layer's own links on the way followed.
     *
     * @throws dev.drydock.error.EngineException if something else is in its place
     */
    String directoryOf(LayerEntry entry) {
        String directory = follow(entry.parent(), true);
        LayerEntry.Body there = files.get(directory);
        if (there instanceof LayerEntry.Whiteout && entry.body() instanceof LayerEntry.Whiteout) {
            throw LayerErrors.inWhiteout(entry.parent());
        }
        if (there != null) {
            throw LayerErrors.notInDirectory(entry);
        }
        return directory;
    }

    /**
     * The directory whose mark of being opaque an entry is.
     *
     * @return null if a file is there: it is marked, which means nothing
     */
    @Nullable
    String markedBy(LayerEntry entry) {
        String directory = follow(entry.path(), true);
        LayerEntry.Body there = files.get(directory);
        if (there instanceof LayerEntry.Whiteout) {
            throw LayerErrors.inWhiteout(entry.path());
        }
        return there == null ? directory : null;
    }

    /** What a hard link is another name for; a symbolic link is meant itself. */
    String linked(String target) {
        return follow(target, false);
    }

    /** @param last whether a link in the last place is followed too */
    private String follow(String path, boolean last) {
        return isInTheWay(path) ? followEach(path, last) : path;
    }

    private boolean isInTheWay(String path) {
        if (files.isEmpty() || path.isEmpty()) {
            return false;
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (files.containsKey(path.substring(0, slash))) {
                return true;
            }
        }
        return files.containsKey(path);
    }

    private String followEach(String path, boolean last) {
        Deque<String> rest = parts(path);
        Deque<String> done = new ArrayDeque<>();
        int followed = 0;
        while (!rest.isEmpty()) {
            String part = rest.removeFirst();
            if (part.equals("..")) {
                if (done.pollLast() == null) {
                    throw LayerErrors.linkLeadsOut(path);
                }
                continue;
            }
            done.addLast(part);
            LayerEntry.Body body = files.get(String.join("/", done));
            if (body instanceof LayerEntry.Symlink link && (last || !rest.isEmpty())) {
                followed++;
                if (followed > MOST_LINKS) {
                    throw LayerErrors.tooManyLinks(path);
                }
                done.removeLast();
                if (link.target().startsWith("/")) {
                    done.clear();
                }
                parts(link.target()).descendingIterator().forEachRemaining(rest::addFirst);
            } else if (body != null && !rest.isEmpty()) {
                throw LayerErrors.notADirectory(path);
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

    /** Something is there now. */
    void put(String path, LayerEntry.Body body) {
        if (!(body instanceof LayerEntry.Directory)) {
            files.put(path, body);
        }
    }

    /** Nothing is there any more. */
    void remove(String path) {
        files.remove(path);
    }

    /** Nothing is below any more. */
    void removeBelow(String path) {
        files.keySet().removeIf(name -> name.startsWith(path + "/"));
    }
}
