package dev.drydock.userland.server.httpd;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Addresses within a site, and how they are written. */
final class Paths {
    private Paths() {}

    /** Without escapes, empty parts and dots; empty if it cannot be understood or leads out. */
    static String decoded(String target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < target.length(); i++) {
            char next = target.charAt(i);
            if (next == '%') {
                if (i + 2 >= target.length() || !target.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                    return "";
                }
                next = (char) Integer.parseInt(target.substring(i + 1, i + 3), 16);
                if (next == '/') {
                    // AllowEncodedSlashes is off: there is no such file.
                    next = '\0';
                }
                i += 2;
            }
            bytes.write(next);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        if (!text.startsWith("/")) {
            return text.isEmpty() ? "/" : "";
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : text.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return "";
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        boolean directory = text.endsWith("/") || text.endsWith("/.") || text.endsWith("/..");
        return "/" + String.join("/", parts) + (directory && !parts.isEmpty() ? "/" : "");
    }

    static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            int code = each & 0xff;
            boolean plain = code < 128 && (Character.isLetterOrDigit(code) || "$-_.+!*'(),:@&=/~".indexOf(code) >= 0);
            encoded.append(plain ? String.valueOf((char) code) : String.format(Locale.ROOT, "%%%02x", code));
        }
        return encoded.toString();
    }
}
