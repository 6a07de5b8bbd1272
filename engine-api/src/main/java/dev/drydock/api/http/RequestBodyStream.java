package dev.drydock.api.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of one request; reading blocks while the client sends nothing. */
final class RequestBodyStream extends InputStream {
    private final RequestParser parser;
    private final ConnectionInput input;
    private final Duration patience;
    private @Nullable ContinueSender continueSender;
    private @Nullable ByteBuffer content;

    /** Tells a client that waits for it to send its body. */
    interface ContinueSender {
        void send() throws IOException;
    }

    /**
     * @param patience how long to wait for more
     *
     * @param continueSender null if the client does not wait
     */
    RequestBodyStream(
            RequestParser parser, ConnectionInput input, Duration patience, @Nullable ContinueSender continueSender) {
        this.parser = parser;
        this.input = input;
        this.patience = patience;
        this.continueSender = continueSender;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer some = next();
        if (some == null) {
            return -1;
        }
        int count = Math.min(length, some.remaining());
        some.get(bytes, offset, count);
        return count;
    }

    /** Some bytes that were not taken yet; null at the end. */
    private @Nullable ByteBuffer next() throws IOException {
        while (content == null || !content.hasRemaining()) {
            if (parser.isBodyComplete()) {
                return null;
            }
            if (continueSender != null) {
                continueSender.send();
                continueSender = null;
            }
            content = parser.parseBody(input.buffer());
            if (content == null && !parser.isBodyComplete() && !input.await(patience)) {
                throw new EOFException("unexpected EOF");
            }
        }
        return content;
    }

    /** Whether all of it was taken. */
    boolean isExhausted() {
        return parser.isBodyComplete() && (content == null || !content.hasRemaining());
    }

    /**
     * Reads and drops the rest, so that the next request can be read; as Go's net/http, no more than 256 KiB.
     *
     * @return whether the end was reached
     */
    boolean drain() {
        if (continueSender != null) {
            return isExhausted();
        }
        long dropped = 0;
        try {
            for (ByteBuffer some = next(); some != null; some = next()) {
                dropped += some.remaining();
                some.position(some.limit());
                if (dropped > 256 * 1024) {
                    return false;
                }
            }
            return true;
        } catch (IOException brokenOff) {
            return false;
        }
    }
}
