package dev.drydock.api.exchange;

import java.util.Locale;

/**
 * What a client asks.
 *
 * @param method as sent; methods are told apart by case
 * @param target path and query as they stand in the request line, percent-encoded; begins with a slash
 */
public record Request(String method, String target, Headers headers, RequestBody body) {

    /** Without a body. */
    public static Request of(String method, String target) {
        return new Request(method, target, Headers.NONE, RequestBody.none());
    }

    /** With a JSON body. */
    public static Request json(String method, String target, String body) {
        return new Request(method, target, Headers.of("Content-Type", "application/json"), RequestBody.of(body));
    }

    /** The path, still percent-encoded. */
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query, still percent-encoded; empty if there is none. */
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** Whether the client asks to go on with another protocol, whichever. */
    public boolean wantsUpgrade() {
        return headers.contains("Upgrade");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", method, target);
    }
}
