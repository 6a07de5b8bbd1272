package dev.drydock.build;

import java.util.ArrayDeque;
import java.util.Deque;

/** A working directory as {@code WORKDIR} makes it: absolute, a relative one below the one before. */
final class CleanDirectory {
    private CleanDirectory() {}

    static String of(String current, String requested) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = requested.startsWith("/") ? requested : "/" + current + "/" + requested;
        for (String part : whole.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
