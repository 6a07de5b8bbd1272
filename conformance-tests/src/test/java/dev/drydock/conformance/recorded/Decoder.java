package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns a body into JSON that can be compared: JSON as it is, a stream of objects as {@code {"stream": […]}}, frames with
 * the eight-byte header as {@code {"frames": [[stream, text] …]}}, what a terminal sent as {@code {"raw": …}}, a tar as a
 * list of what is in it, all else as text.
 */
public final class Decoder {
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final JsonMapper STREAM = JsonMapper.builder().build();
    private static final String[] STREAMS = {"stdin", "stdout", "stderr", "systemerr"};
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Decoder() {}

    public static JsonNode decode(Answer answer) {
        byte[] body = answer.body();
        if (body.length == 0) {
            return TextNode.valueOf("");
        }
        String type = answer.header("content-type");
        if (type.contains("multiplexed") || type.contains("raw-stream")) {
            ObjectNode node = NODES.objectNode();
            Optional<ArrayNode> frames = frames(body);
            if (frames.isPresent()) {
                node.set("frames", frames.get());
            } else {
                node.put("raw", new String(body, StandardCharsets.UTF_8));
            }
            return node;
        }
        if (type.contains("tar") || type.contains("octet-stream")) {
            return ArchiveListing.of(body);
        }
        try {
            return JSON.readTree(body);
        } catch (IOException notOne) {
            return decodeMany(body);
        }
    }

    private static JsonNode decodeMany(byte[] body) {
        try (MappingIterator<JsonNode> values = STREAM.readerFor(JsonNode.class).readValues(body)) {
            ArrayNode stream = NODES.arrayNode();
            while (values.hasNextValue()) {
                stream.add(values.nextValue());
            }
            return NODES.objectNode().set("stream", stream);
        } catch (JsonProcessingException notJson) {
            return frames(body)
                    .<JsonNode>map(frames -> NODES.objectNode().set("frames", frames))
                    .orElseGet(() -> TextNode.valueOf(new String(body, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static Optional<ArrayNode> frames(byte[] body) {
        ArrayNode frames = NODES.arrayNode();
        int at = 0;
        while (at + 8 <= body.length) {
            int length = (body[at + 4] & 0xff) << 24
                    | (body[at + 5] & 0xff) << 16
                    | (body[at + 6] & 0xff) << 8
                    | body[at + 7] & 0xff;
            boolean header =
                    body[at] >= 0 && body[at] <= 3 && body[at + 1] == 0 && body[at + 2] == 0 && body[at + 3] == 0;
            if (!header || length < 0 || at + 8 + (long) length > body.length) {
                return Optional.empty();
            }
            frames.add(NODES.arrayNode()
                    .add(STREAMS[body[at]])
                    .add(new String(body, at + 8, length, StandardCharsets.UTF_8)));
            at += 8 + length;
        }
        return at == body.length && !frames.isEmpty() ? Optional.of(frames) : Optional.empty();
    }
}
