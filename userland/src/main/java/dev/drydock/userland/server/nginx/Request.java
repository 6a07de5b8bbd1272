package dev.drydock.userland.server.nginx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param line its first line
 * @param path decoded and without dots; empty if the request is not to be understood
 * @param headers by lower-case names
 */
record Request(String line, String method, String path, String query, boolean modern, Map<String, String> headers) {

    /** What came, as far as its head goes; with an empty path if it is not HTTP. */
    static Request of(String head) {
        String[] lines = head.split("\r?\n");
        String line = lines[0];
        String[] words = line.split(" ");
        boolean known = words.length == 3 && words[0].matches("[A-Z_-]+") && words[2].matches("HTTP/1\\.\\d");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        if (!known) {
            return new Request(line, "", "", "", false, headers);
        }
        String target = words[1].replaceFirst("^http://[^/]*", "");
        int question = target.indexOf('?');
        String raw = question < 0 ? target : target.substring(0, question);
        boolean modern = !words[2].equals("HTTP/1.0");
        boolean withoutHost = modern && !headers.containsKey("host");
        String path = withoutHost ? "" : normal(raw);
        return new Request(line, words[0], path, question < 0 ? "" : target.substring(question), modern, headers);
    }

    /** Without escapes, empty parts and dots; empty if it leads out. */
    private static String normal(String raw) {
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char next = raw.charAt(i);
            if (next == '%') {
                if (i + 2 >= raw.length() || !raw.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                    return "";
                }
                next = (char) Integer.parseInt(raw.substring(i + 1, i + 3), 16);
                i += 2;
            }
            decoded.append(next);
        }
        String text = decoded.toString();
        if (!text.startsWith("/") || text.indexOf('\0') >= 0) {
            return "";
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
        String path = "/" + String.join("/", parts) + (directory && !parts.isEmpty() ? "/" : "");
        return new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean keepsAlive() {
        String wish = header("connection").toLowerCase(Locale.ROOT);
        boolean hasBody = !header("content-length").isEmpty()
                || !header("transfer-encoding").isEmpty();
        return !path.isEmpty() && !hasBody && (modern ? !wish.equals("close") : wish.equals("keep-alive"));
    }
}
