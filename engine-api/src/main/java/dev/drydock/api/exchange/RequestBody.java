package dev.drydock.api.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a request carries.
 *
 * @param length in bytes; {@link #UNKNOWN_LENGTH} if only its end tells
 * @param stream read at most once; a read fails with an {@code IOException} if the client breaks off
 */
public record RequestBody(long length, InputStream stream) {
    public static final long UNKNOWN_LENGTH = -1;

    /** No body at all. */
    public static RequestBody none() {
        return new RequestBody(0, InputStream.nullInputStream());
    }

    public static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes.length, new ByteArrayInputStream(bytes));
    }

    public static RequestBody of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
