package dev.drydock.api.wire;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import dev.drydock.json.JsonDocument;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request's JSON document, read and refused as the engine does. */
public final class JsonBody {
    private static final int LARGEST_BYTES = 64 * 1024 * 1024;
    private static final int MOST_AT_ONCE = 8192;

    private JsonBody() {}

    /**
     * Refuses a body that is not said to be JSON; without a body nothing need be said.
     *
     * @throws dev.drydock.error.EngineException invalid parameter
     */
    public static void checkContentType(Request request) {
        String contentType = request.headers().first("Content-Type").orElse("");
        if (contentType.isEmpty() && request.body().length() == 0) {
            return;
        }
        ContentType.requireJson(contentType);
    }

    /** Reads a document of one value; an empty body is read as null is. */
    static <T> T read(Request request, DocumentType<T> type) {
        checkContentType(request);
        return request.body().length() == 0 ? type.ofNull() : readRequired(request, type);
    }

    /** Reads a document of one value, whatever its type is said to be. */
    static <T> T readRequired(Request request, DocumentType<T> type) {
        Content content = Content.of(request.body());
        JsonScanner scanner = new JsonScanner(content.bytes);
        if (scanner.peek() < 0 && content.brokenBy == null) {
            throw WireErrors.emptyBody();
        }
        T result;
        try {
            result = type.read(scanner);
        } catch (JsonException wrong) {
            throw WireErrors.invalidJson(wrong.isEndOfInput() ? content.endOfInputWords() : wrong.words());
        }
        int next = scanner.peek();
        if (next < 0 ? content.brokenBy != null : next != ']' && next != '}') {
            throw WireErrors.moreThanOneValue();
        }
        return result;
    }

    /** Reads the first value of a body; what is wrong is not classified, and what follows is ignored. */
    static <T> T readLeniently(Request request, DocumentType<T> type) {
        JsonScanner scanner = new JsonScanner(Content.of(request.body()).bytes);
        if (scanner.peek() < 0) {
            throw WireErrors.unclassified("EOF");
        }
        try {
            return type.read(scanner);
        } catch (JsonException wrong) {
            throw WireErrors.unclassified(wrong.words());
        }
    }

    /**
     * The type that a document is read as.
     *
     * @param root Go's name of it as it stands before its fields in messages: empty for some
     * @param goType Go's name of it
     */
    record DocumentType<T>(String root, String goType, T ofNull, Function<JsonFields, T> format) {
        T read(JsonScanner scanner) throws JsonException {
            JsonDocument document = new JsonDocument(root, scanner.value());
            T result = document.slot().object(goType, format);
            Optional<String> problem = document.firstProblem();
            if (problem.isPresent()) {
                throw new JsonException(problem.get());
            }
            return result == null ? ofNull : result;
        }
    }

    /** What came, and what broke it off. */
    private static final class Content {
        final byte[] bytes;
        final @Nullable IOException brokenBy;

        private Content(byte[] bytes, @Nullable IOException brokenBy) {
            this.bytes = bytes;
            this.brokenBy = brokenBy;
        }

        /** What is said when the document ends before its time. */
        String endOfInputWords() {
            return brokenBy == null ? JsonException.endOfInput().words() : String.valueOf(brokenBy.getMessage());
        }

        static Content of(RequestBody body) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // Most documents are small, and say so.
            byte[] some = new byte[body.length() < 0 ? MOST_AT_ONCE : (int) Math.min(body.length() + 1, MOST_AT_ONCE)];
            InputStream stream = body.stream();
            try {
                for (int count = stream.read(some); count >= 0; count = stream.read(some)) {
                    bytes.write(some, 0, count);
                    if (bytes.size() > LARGEST_BYTES) {
                        throw WireErrors.bodyTooLarge(LARGEST_BYTES);
                    }
                }
                return new Content(bytes.toByteArray(), null);
            } catch (IOException broken) {
                return new Content(bytes.toByteArray(), broken);
            }
        }
    }
}
