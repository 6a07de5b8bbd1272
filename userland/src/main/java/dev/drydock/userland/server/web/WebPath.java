package dev.drydock.userland.server.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths of addresses. */
public final class WebPath {
    private static final int HEX = 16;

    private WebPath() {}

    /** With the bytes that escapes stand for ({@code %20}); null if an escape is none. */
    public static @Nullable String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                if (i + 2 >= text.length() || !text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                    return null;
                }
                next = (char) Integer.parseInt(text.substring(i + 1, i + 3), HEX);
                i += 2;
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * Without empty parts and dots, with a slash at its end if it names a directory.
     *
     * @return empty if it leads out of the root, or does not begin there
     */
    public static String flat(String path) {
        if (!path.startsWith("/")) {
            return "";
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        boolean directory = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", parts) + (directory && !parts.isEmpty() ? "/" : "");
    }
}
