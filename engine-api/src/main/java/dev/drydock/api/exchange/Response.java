package dev.drydock.api.exchange;

/**
 * An answer.
 *
 * @param headers without those that only the carrier can know: {@code Date}, {@code Content-Length}, {@code
 *     Transfer-Encoding} and {@code Connection}; for a {@link Body.Hijack} they are complete
 */
public record Response(int status, Headers headers, Body body) {

    public static Response empty(int status, Headers headers) {
        return new Response(status, headers, Body.NONE);
    }

    public static Response bytes(int status, Headers headers, byte[] bytes) {
        return new Response(status, headers, new Body.Bytes(bytes));
    }

    public static Response stream(int status, Headers headers, StreamWriter writer) {
        return new Response(status, headers, new Body.Stream(writer));
    }

    /** @param reason what stands after the status in the status line */
    public static Response hijack(int status, String reason, Headers headers, Hijacker hijacker) {
        return new Response(status, headers, new Body.Hijack(reason, hijacker));
    }
}
