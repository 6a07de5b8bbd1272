package dev.drydock.conformance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Examples of docs/testing.md that tests of the extension run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuideTest {

    @Test
    void what_the_guide_shows_of_faults_and_the_ledger_is_what_runs() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/testing.md"))) {
            root = root.getParent();
        }
        String guide = Files.readString(root.resolve("docs/testing.md"));
        String source = Files.readString(
                root.resolve("junit-extension/src/test/java/dev/drydock/junit/FaultExamplesTest.java"));
        String chapters = guide.substring(guide.indexOf("## Faults"), guide.indexOf("## Other ways in"));
        String[] parts = chapters.split("```java\n|```");
        assertThat(parts).hasSize(9);
        for (int example = 1; example < parts.length; example += 2) {
            assertThat(source).contains(parts[example].indent(8));
        }
    }
}
