package dev.drydock.container;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text, without a file system. */
final class LinuxPath {
    private LinuxPath() {}

    static boolean isAbsolute(String path) {
        return path.startsWith("/");
    }

    /** A relative one starts at the root. */
    static String absolute(String path) {
        return isAbsolute(path) ? path : "/" + path;
    }

    /** The shortest path that means the same as far as the text tells: no {@code .}, no empty part, no {@code ..} after a name. */
    static String clean(String path) {
        boolean absolute = isAbsolute(path);
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                if (!parts.isEmpty() && !parts.peekLast().equals("..")) {
                    parts.removeLast();
                } else if (!absolute) {
                    parts.addLast(part);
                }
                continue;
            }
            parts.addLast(part);
        }
        String joined = String.join("/", parts);
        if (absolute) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }

    /** Whether a relative path stays below where it starts. */
    static boolean isLocal(String path) {
        if (path.isEmpty() || isAbsolute(path)) {
            return false;
        }
        String clean = clean(path);
        return !clean.equals("..") && !clean.startsWith("../");
    }

    /** How many parts it has, for sorting mounts so that none hides another. */
    static int depth(String path) {
        return (int) clean(path).chars().filter(character -> character == '/').count();
    }
}
