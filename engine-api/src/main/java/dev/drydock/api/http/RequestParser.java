package dev.drydock.api.http;

import dev.drydock.api.exchange.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests out of bytes, one after the other. The grammar and its limits are Jetty's; what Go's net/http reads, too
 * (folded header lines, a lone LF, a length beside chunks), is allowed.
 */
final class RequestParser {
    /** As Go's {@code DefaultMaxHeaderBytes}. */
    private static final int MAXIMUM_HEAD_BYTES = 1 << 20;

    private static final HttpCompliance COMPLIANCE = HttpCompliance.RFC9110.with(
            "go",
            HttpCompliance.Violation.MULTILINE_FIELD_VALUE,
            HttpCompliance.Violation.LF_HEADER_TERMINATION,
            HttpCompliance.Violation.LF_CHUNK_TERMINATION,
            HttpCompliance.Violation.TRANSFER_ENCODING_WITH_CONTENT_LENGTH,
            HttpCompliance.Violation.MISMATCHED_AUTHORITY,
            HttpCompliance.Violation.UNSAFE_HOST_HEADER);

    private final Events events = new Events();
    private final HttpParser parser = new HttpParser(events, MAXIMUM_HEAD_BYTES, COMPLIANCE);

    /** Forgets the request before: from now on bytes belong to the next. */
    void reset() {
        parser.reset();
        events.clear();
    }

    /** Whether nothing of a request has come yet. */
    boolean isIdle() {
        return parser.isStart();
    }

    /**
     * Goes on reading a head.
     *
     * @return null if more bytes are needed
     */
    @Nullable
    RequestHead parseHead(ByteBuffer bytes) throws BadRequestException {
        parser.parseNext(bytes);
        if (events.failure != null) {
            throw BadRequestException.of(events.failure);
        }
        if (!events.headComplete) {
            return null;
        }
        RequestHead head = events.head();
        // Without a body the message is complete by now; the parser says so when it is asked again.
        if (head.length() == 0) {
            while (!events.messageComplete) {
                parser.parseNext(bytes);
            }
        }
        return head;
    }

    /**
     * Goes on reading the body.
     *
     * @return some of it; null if more bytes are needed, or if it is complete
     * @throws IOException if it is malformed
     */
    @Nullable
    ByteBuffer parseBody(ByteBuffer bytes) throws IOException {
        if (events.messageComplete) {
            return null;
        }
        events.content = null;
        parser.parseNext(bytes);
        if (events.brokenBody) {
            throw new IOException("invalid byte in chunk length");
        }
        return events.content;
    }

    boolean isBodyComplete() {
        return events.messageComplete;
    }

    /** Gathers what the parser finds; returns to the caller at each step. */
    private static final class Events implements HttpParser.RequestHandler {
        private final List<Headers.Field> fields = new ArrayList<>();
        private String method = "";
        private String target = "";
        private HttpVersion version = HttpVersion.HTTP_1_1;
        private boolean headComplete;
        private boolean messageComplete;
        private boolean brokenBody;
        private @Nullable ByteBuffer content;
        private @Nullable HttpException failure;

        void clear() {
            fields.clear();
            headComplete = false;
            messageComplete = false;
            brokenBody = false;
            content = null;
            failure = null;
        }

        RequestHead head() throws BadRequestException {
            if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
                throw BadRequestException.unsupportedVersion();
            }
            Headers headers = new Headers(fields);
            boolean chunked = headers.contains("Transfer-Encoding");
            if (chunked && !headers.all("Transfer-Encoding").equals(List.of("chunked"))) {
                throw BadRequestException.unsupportedTransferEncoding();
            }
            boolean current = version == HttpVersion.HTTP_1_1;
            String expectation = headers.first("Expect").orElse("");
            if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
                throw BadRequestException.unsupportedExpectation();
            }
            long length = chunked
                    ? -1
                    : headers.first("Content-Length").map(Events::length).orElse(0L);
            return new RequestHead(
                    method,
                    RequestTarget.originForm(method, target),
                    headers,
                    current ? !headers.lists("Connection", "close") : headers.lists("Connection", "keep-alive"),
                    current,
                    length,
                    current && !expectation.isEmpty() && length != 0);
        }

        private static long length(String text) {
            return Long.parseLong(text.strip());
        }

        @Override
        public void startRequest(String givenMethod, String givenTarget, HttpVersion givenVersion) {
            method = givenMethod;
            target = givenTarget;
            version = givenVersion;
        }

        @Override
        public void parsedHeader(HttpField field) {
            if (field.getName() != null) {
                fields.add(new Headers.Field(field.getName(), Objects.requireNonNullElse(field.getValue(), "")));
            }
        }

        @Override
        public boolean headerComplete() {
            headComplete = true;
            return true;
        }

        @Override
        public boolean content(ByteBuffer bytes) {
            content = bytes;
            return true;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            messageComplete = true;
            return true;
        }

        @Override
        public void badMessage(HttpException found) {
            failure = found;
        }

        @Override
        public void earlyEOF() {
            brokenBody = true;
        }
    }
}
