package dev.drydock.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Files in the plainest way, as root sees them on an overlay: maps of names, links followed one by one. What a call gives is
 * a line of text, or the name of its errno.
 */
final class ModelFiles {
    private static final int MOST_LINKS = 40;

    private final Node root = new Node('d', null);

    /** A file; a directory of a layer below cannot be renamed. */
    static final class Node {
        final char kind;
        final TreeMap<String, Node> names = new TreeMap<>();
        Node parent;
        String text = "";
        boolean layered;

        Node(char kind, Node parent) {
            this.kind = kind;
            this.parent = parent == null ? this : parent;
        }
    }

    /** A call that fails. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(Errno errno) {
            super(errno.name());
        }
    }

    /** The directory of a path's last component, and that. */
    private record Place(Node directory, String name, boolean slash) {
        Node found() {
            return directory.names.get(name);
        }

        boolean isName() {
            return !name.isEmpty() && !name.equals(".") && !name.equals("..");
        }
    }

    Node root() {
        return root;
    }

    static String answer(Supplier<String> call) {
        try {
            return call.get();
        } catch (Failure failed) {
            return failed.getMessage();
        }
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/")));
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private Node resolve(Node start, String path, boolean follow, int[] links) {
        if (path.isEmpty()) {
            throw new Failure(Errno.ENOENT);
        }
        Node here = path.startsWith("/") ? root : start;
        List<String> parts = split(path);
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            here = step(here, parts.get(i), !last || follow || path.endsWith("/"), links);
        }
        if (path.endsWith("/") && here.kind != 'd') {
            throw new Failure(Errno.ENOTDIR);
        }
        return here;
    }

    private Node step(Node here, String name, boolean follow, int[] links) {
        if (here.kind != 'd') {
            throw new Failure(Errno.ENOTDIR);
        }
        if (name.equals(".")) {
            return here;
        }
        if (name.equals("..")) {
            return here.parent;
        }
        Node child = here.names.get(name);
        if (child == null) {
            throw new Failure(Errno.ENOENT);
        }
        if (child.kind != 'l' || !follow) {
            return child;
        }
        if (++links[0] > MOST_LINKS) {
            throw new Failure(Errno.ELOOP);
        }
        return resolve(here, child.text, true, links);
    }

    private Node find(String path, boolean follow) {
        return resolve(root, path, follow, new int[1]);
    }

    private Place place(String path) {
        List<String> parts = split(path);
        if (path.isEmpty()) {
            throw new Failure(Errno.ENOENT);
        }
        if (parts.isEmpty()) {
            return new Place(root, "", true);
        }
        String above = "/" + String.join("/", parts.subList(0, parts.size() - 1)) + "/";
        return new Place(find(above, true), parts.get(parts.size() - 1), path.endsWith("/"));
    }

    private Place free(String path, boolean directory) {
        Place place = place(path);
        if (!place.isName() || place.found() != null) {
            throw new Failure(Errno.EEXIST);
        }
        if (place.slash && !directory) {
            throw new Failure(Errno.ENOENT);
        }
        return place;
    }

    String makeDirectory(String path) {
        Place place = free(path, true);
        place.directory.names.put(place.name, new Node('d', place.directory));
        return "ok";
    }

    String symlink(String target, String path) {
        Place place = free(path, false);
        Node made = new Node('l', place.directory);
        made.text = target;
        place.directory.names.put(place.name, made);
        return "ok";
    }

    String link(String existing, String path) {
        Node old = find(existing, false);
        Place place = free(path, false);
        if (old.kind == 'd') {
            throw new Failure(Errno.EPERM);
        }
        place.directory.names.put(place.name, old);
        return "ok";
    }

    String append(String path, String text) {
        Node file = open(root, path, new int[1]);
        if (file.kind == 'd') {
            throw new Failure(Errno.EISDIR);
        }
        file.text += text;
        return "ok";
    }

    /** What is there, or a new file, perhaps where a link says. */
    private Node open(Node start, String path, int[] links) {
        List<String> parts = split(path);
        if (parts.isEmpty()) {
            return resolve(start, path, true, links);
        }
        Node directory = path.startsWith("/") ? root : start;
        for (String name : parts.subList(0, parts.size() - 1)) {
            directory = step(directory, name, true, links);
        }
        String last = parts.get(parts.size() - 1);
        if (directory.kind != 'd') {
            throw new Failure(Errno.ENOTDIR);
        }
        if (last.equals(".") || last.equals("..")) {
            return step(directory, last, true, links);
        }
        if (path.endsWith("/")) {
            throw new Failure(Errno.EISDIR);
        }
        Node found = directory.names.computeIfAbsent(last, missing -> new Node('-', null));
        if (found.kind != 'l') {
            return found;
        }
        if (++links[0] > MOST_LINKS) {
            throw new Failure(Errno.ELOOP);
        }
        return open(directory, found.text, links);
    }

    String read(String path) {
        Node file = find(path, true);
        return file.kind == 'd' ? Errno.EISDIR.name() : file.text;
    }

    String truncate(String path, int size) {
        Node file = find(path, true);
        if (file.kind == 'd') {
            throw new Failure(Errno.EISDIR);
        }
        file.text = (file.text + "\0".repeat(size)).substring(0, size);
        return "ok";
    }

    String list(String path) {
        Node directory = find(path, true);
        if (directory.kind != 'd') {
            throw new Failure(Errno.ENOTDIR);
        }
        StringBuilder text = new StringBuilder();
        directory.names.forEach(
                (name, node) -> text.append(name).append(node.kind).append(' '));
        return text.toString();
    }

    String unlink(String path) {
        Place place = place(path);
        if (!place.isName()) {
            throw new Failure(Errno.EISDIR);
        }
        Node found = place.found();
        if (found == null) {
            throw new Failure(Errno.ENOENT);
        }
        if (found.kind == 'd' || place.slash) {
            throw new Failure(found.kind == 'd' ? Errno.EISDIR : Errno.ENOTDIR);
        }
        place.directory.names.remove(place.name);
        return "ok";
    }

    String removeDirectory(String path) {
        Place place = place(path);
        if (!place.isName()) {
            throw new Failure(
                    place.name.isEmpty() ? Errno.EBUSY : place.name.equals(".") ? Errno.EINVAL : Errno.ENOTEMPTY);
        }
        Node found = place.found();
        if (found == null) {
            throw new Failure(Errno.ENOENT);
        }
        if (found.kind != 'd' || !found.names.isEmpty()) {
            throw new Failure(found.kind != 'd' ? Errno.ENOTDIR : Errno.ENOTEMPTY);
        }
        place.directory.names.remove(place.name);
        return "ok";
    }

    String rename(String from, String to) {
        Place source = place(from);
        Place goal = place(to);
        if (!source.isName() || !goal.isName()) {
            throw new Failure(Errno.EBUSY);
        }
        Node moved = source.found();
        if (moved == null) {
            throw new Failure(Errno.ENOENT);
        }
        Node replaced = goal.found();
        boolean directory = moved.kind == 'd';
        if (!directory && (source.slash || goal.slash)) {
            throw new Failure(Errno.ENOTDIR);
        }
        if (directory && isAbove(moved, goal.directory)) {
            throw new Failure(Errno.EINVAL);
        }
        if (replaced != null && replaced.kind == 'd' && isAbove(replaced, source.directory)) {
            throw new Failure(Errno.ENOTEMPTY);
        }
        if (moved == replaced) {
            return "ok";
        }
        if (replaced != null && directory != (replaced.kind == 'd')) {
            throw new Failure(directory ? Errno.ENOTDIR : Errno.EISDIR);
        }
        if (moved.layered) {
            throw new Failure(Errno.EXDEV);
        }
        if (replaced != null && !replaced.names.isEmpty()) {
            throw new Failure(Errno.ENOTEMPTY);
        }
        source.directory.names.remove(source.name);
        goal.directory.names.put(goal.name, moved);
        moved.parent = directory ? goal.directory : moved.parent;
        return "ok";
    }

    private static boolean isAbove(Node directory, Node inner) {
        Node here = inner;
        while (here != directory && here.parent != here) {
            here = here.parent;
        }
        return here == directory;
    }
}
