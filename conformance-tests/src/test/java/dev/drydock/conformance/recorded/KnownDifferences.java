package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where Drydock answers otherwise than the recording, each with its reason: {@code later} for what an open issue brings,
 * {@code different} for what stays and stands in {@code docs/differences.md}, {@code sometimes} for such of it as chance makes
 * equal now and then.
 */
public record KnownDifferences(
        Map<String, String> later, Map<String, String> different, Map<String, String> sometimes) {
    /** How the names of what the course shows begin; the others are those of recorded exchanges. */
    public static final String OF_COURSE = "course/";

    public static KnownDifferences load() {
        try (InputStream in = Objects.requireNonNull(
                KnownDifferences.class.getResourceAsStream("known-differences.json"), "known-differences.json")) {
            JsonNode root = Decoder.JSON.readTree(in);
            return new KnownDifferences(
                    texts(root.get("later")), texts(root.get("different")), texts(root.get("sometimes")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> reason(String probe) {
        return Optional.ofNullable(later.getOrDefault(probe, different.get(probe)));
    }

    /** Of all that is listed. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(later.keySet());
        names.addAll(different.keySet());
        names.addAll(sometimes.keySet());
        return names;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }
}
