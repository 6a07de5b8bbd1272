package dev.drydock.layer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the entries of one layer come to lie. The engine unpacks a layer into a directory where nothing is at first (28.5.2,
 * overlay2), so the links and files that are in the way are the layer's own, and no link leads out.
 */
final class OwnPlaces {
    private static final int MOST_LINKS = 40;

    private final Map<String, LayerEntry.Body> files = new HashMap<>();

    /** The path with the layer's own links in it followed, but for the last component. */
    String of(String path) {
        if (files.isEmpty()) {
            return path;
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            LayerEntry.Body body = files.get(path.substring(0, slash));
            if (body instanceof LayerEntry.Symlink) {
                return follow(path);
            }
            if (body != null) {
                throw LayerErrors.notADirectory(path);
            }
        }
        return path;
    }

    private String follow(String path) {
        Deque<String> rest = parts(path);
        Deque<String> done = new ArrayDeque<>();
        int followed = 0;
        while (!rest.isEmpty()) {
            String part = rest.removeFirst();
            if (part.equals("..")) {
                if (done.pollLast() == null) {
                    throw LayerErrors.linkLeadsOut(path.substring(0, path.lastIndexOf('/')));
                }
                continue;
            }
            done.addLast(part);
            LayerEntry.Body body = rest.isEmpty() ? null : files.get(String.join("/", done));
            if (body instanceof LayerEntry.Symlink link) {
                followed++;
                if (followed > MOST_LINKS) {
                    throw LayerErrors.tooManyLinks(path);
                }
                done.removeLast();
                if (link.target().startsWith("/")) {
                    done.clear();
                }
                parts(link.target()).descendingIterator().forEachRemaining(rest::addFirst);
            } else if (body != null) {
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

    /** A directory is there now. */
    void directory(String path) {
        files.remove(path);
    }

    /** Something else is there now. */
    void file(String path, LayerEntry.Body body) {
        files.put(path, body);
    }

    /** What the layer itself has cannot be hidden by it. */
    void requireNotOwn(String path) {
        if (files.containsKey(path)) {
            throw LayerErrors.hiddenItself(path.substring(path.lastIndexOf('/') + 1));
        }
    }
}
