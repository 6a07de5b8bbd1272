package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where Drydock answers otherwise than the recording, each with its reason: {@code later} for what an open issue brings,
 * {@code different} for what stays and stands in {@code docs/differences.md}.
 */
public record KnownDifferences(Map<String, String> later, Map<String, String> different) {

    public static KnownDifferences load() {
        try (InputStream in = Objects.requireNonNull(
                KnownDifferences.class.getResourceAsStream("known-differences.json"), "known-differences.json")) {
            JsonNode root = Decoder.JSON.readTree(in);
            return new KnownDifferences(texts(root.get("later")), texts(root.get("different")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> reason(String probe) {
        return Optional.ofNullable(later.getOrDefault(probe, different.get(probe)));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }
}
