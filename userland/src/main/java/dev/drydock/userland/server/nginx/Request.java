package dev.drydock.userland.server.nginx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param line its first line
 * @param method empty if the first line is none
 * @param path decoded and without dots; empty if it cannot be understood
 * @param query with its question mark; empty if there is none
 * @param version {@code 9}, {@code 10}, {@code 11}: of HTTP, times ten
 * @param headers by lower-case names
 * @param refusal the status that it is refused with before anybody looks for what it wants; 0 for none
 */
record Request(
        String line, String method, String path, String query, int version, Map<String, String> headers, int refusal) {
    /** What nginx calls a head that is too long, inside. */
    static final int HEAD_TOO_LARGE = 494;

    Request {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Request refused(String line, int status) {
        return new Request(line, "", "", "", 10, Map.of(), status);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    /** Whether the client would send another request over the same connection. */
    boolean keepsAlive() {
        String wish = header("connection").toLowerCase(Locale.ROOT);
        return refusal == 0 && (version >= 11 ? !wish.equals("close") : version == 10 && wish.equals("keep-alive"));
    }
}
