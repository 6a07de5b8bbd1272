package dev.drydock.conformance.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All that was asked of the real engine on one topic, in order, with what it answered. */
record Recording(String topic, List<JsonNode> steps) {

    static Recording of(String topic) {
        String resource = topic + ".jsonl";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recording.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            List<JsonNode> steps = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                steps.add(Decoder.JSON.readTree(line));
            }
            return new Recording(topic, List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
