package dev.drydock.conformance.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each answer of Drydock equals the recorded one of Docker Engine 28.5.2, after normalisation. What differs is listed in
 * {@code known-differences.json}, and must leave the list when it is equal.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedExchangesTest {
    private static final List<String> TOPICS = List.of(
            "system",
            "containers-create",
            "containers-lifecycle",
            "streams",
            "health",
            "events",
            "archive",
            "volumes",
            "images",
            "networks",
            "ports");

    private final KnownDifferences known = KnownDifferences.load();

    @TestFactory
    Stream<DynamicContainer> every_answer_is_that_of_the_real_engine() throws IOException {
        Path directory = Files.createTempDirectory("drydock-replay");
        directory.toFile().deleteOnExit();
        List<DynamicContainer> topics = new ArrayList<>();
        for (String topic : TOPICS) {
            ReplayedTopic replayed = new ReplayedTopic(topic, directory);
            topics.add(DynamicContainer.dynamicContainer(
                    topic, replayed.probes().stream().map(probe -> test(replayed, probe))));
        }
        return topics.stream();
    }

    private DynamicTest test(ReplayedTopic topic, JsonNode probe) {
        String name = ReplayedTopic.name(probe);
        return DynamicTest.dynamicTest(name, () -> {
            List<String> differences = Comparison.differences(probe.get("expect"), topic.answer(name), unstable(probe));
            if (known.reason(name).isPresent()) {
                assertThat(differences)
                        .describedAs("%s is listed in known-differences.json, and is equal: take it off the list", name)
                        .isNotEmpty();
            } else if (!known.sometimes().containsKey(name)) {
                assertThat(String.join("\n", differences)).isEmpty();
            }
        });
    }

    @Test
    void what_is_listed_as_different_was_recorded() {
        Set<String> recorded = TOPICS.stream()
                .flatMap(topic -> Recording.of(topic).steps().stream())
                .filter(step -> step.has("probe"))
                .map(ReplayedTopic::name)
                .collect(Collectors.toSet());
        assertThat(known.names())
                .filteredOn(name -> !name.startsWith(KnownDifferences.OF_COURSE))
                .isSubsetOf(recorded);
    }

    private static @Nullable String unstable(JsonNode probe) {
        return probe.path("unstable").path("class").textValue();
    }
}
