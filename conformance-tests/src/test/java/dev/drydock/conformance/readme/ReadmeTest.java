package dev.drydock.conformance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The example in the README is the body of the first test here, to the letter. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

    @Test
    void a_container_that_sleeps_for_an_hour_ends_within_a_moment() throws Exception {
        ManualClock clock = new ManualClock();
        try (Engine engine = Engine.builder()
                .clock(clock)
                .seed(42)
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build()) {
            engine.registries().pull(PullRequest.of("alpine")).run(progress -> {});
            String id = engine.containers()
                    .create(CreateContainer.of("nightly", "alpine", "sh", "-c", "sleep 3600; exit 3"))
                    .id();
            engine.containers().start(id);

            clock.advance(Duration.ofHours(1));

            assertThat(engine.containers().inspect("nightly", false).state().exitCode())
                    .isEqualTo(3);
        }
    }

    @Test
    void the_readme_prints_the_example_as_it_runs() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("SCOPE.md"))) {
            root = root.getParent();
        }
        String source = Files.readString(root.resolve("conformance-tests/src/test/java")
                .resolve(ReadmeTest.class.getName().replace('.', '/') + ".java"));
        String body = source.substring(
                source.indexOf("        ManualClock"), source.indexOf("    }\n\n    @Test\n    void the_"));
        assertThat(Files.readString(root.resolve("README.md")))
                .contains(body.stripTrailing().stripIndent());
    }
}
