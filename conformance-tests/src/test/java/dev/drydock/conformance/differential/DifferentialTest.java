package dev.drydock.conformance.differential;

import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Random chains of requests about containers get the same answers from a real engine and from Drydock. */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DifferentialTest {

    @Test
    void random_chains_about_containers_get_the_same_answers_from_a_real_engine_and_from_Drydock(TestReporter reporter)
            throws IOException, InterruptedException {
        try (ComparedEngines engines = new ComparedEngines(new ContainerVocabulary())) {
            engines.compare(reporter);
        }
    }
}
