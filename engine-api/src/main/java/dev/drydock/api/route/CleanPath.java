package dev.drydock.api.route;

import java.util.ArrayDeque;
import java.util.Deque;

/** A path without empty segments and dots, as the engine's router wants it; what is not is answered with a redirection. */
final class CleanPath {
    private CleanPath() {}

    static String of(String path) {
        if (!path.contains("//") && !path.contains("/.")) {
            return path.isEmpty() ? "/" : path;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String clean = "/" + String.join("/", segments);
        return path.endsWith("/") && !clean.endsWith("/") ? clean + "/" : clean;
    }
}
