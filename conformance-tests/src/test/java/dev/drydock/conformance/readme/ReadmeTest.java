package dev.drydock.conformance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import dev.drydock.userland.catalogue.ProgramImage;
import dev.drydock.userland.server.ConnectionServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The examples in the README are the bodies of the tests here, to the letter. */
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
    void a_server_of_ones_own_answers_in_a_container() throws Exception {
        ProgramImage greeter = ProgramImage.of("greeter", new ConnectionServer(7000, client -> {
            Scanner in = new Scanner(client.input(), StandardCharsets.UTF_8);
            client.output().write(("Hello " + in.nextLine() + "!\n").getBytes(StandardCharsets.UTF_8));
        }));
        ManualClock clock = new ManualClock();
        try (Engine engine = Engine.builder()
                .clock(clock)
                .programs(Userland.programs(greeter))
                .registries(RegistryDirectory.withHub(Userland.hub(greeter)))
                .build()) {
            engine.registries().pull(PullRequest.of("greeter")).run(progress -> {});
            engine.containers().create(CreateContainer.of("server", "greeter"));
            engine.containers().start("server");
            String ask = "echo World | nc 172.17.0.2 7000 | grep 'Hello World!'";
            engine.containers().create(CreateContainer.of("client", "greeter", "sh", "-c", ask));
            engine.containers().start("client");

            clock.runUntilIdle();

            assertThat(engine.containers().inspect("client", false).state().exitCode())
                    .isEqualTo(0);
        }
    }

    @Test
    void the_readme_begins_with_the_first_example_as_it_runs() throws IOException {
        String example = source(NightlyJobTest.class);
        String body = example.substring(example.indexOf("import"));
        assertThat(Files.readString(root().resolve("README.md"))).contains("```java\n" + body + "```");
    }

    @Test
    void the_readme_prints_the_examples_as_they_run() throws IOException {
        String source = source(ReadmeTest.class);
        String readme = Files.readString(root().resolve("README.md"));
        for (String name : List.of("a_container_that_sleeps", "a_server_of_ones_own")) {
            int begin = source.indexOf('\n', source.indexOf("    void " + name)) + 1;
            String body = source.substring(begin, source.indexOf("\n    }\n", begin));
            assertThat(readme).contains(body.stripIndent());
        }
    }

    private static String source(Class<?> test) throws IOException {
        return Files.readString(root().resolve("conformance-tests/src/test/java")
                .resolve(test.getName().replace('.', '/') + ".java"));
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("SCOPE.md"))) {
            root = root.getParent();
        }
        return root;
    }
}
