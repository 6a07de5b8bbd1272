package dev.drydock.conformance.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.host.DockerHost;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.userland.server.ConnectionServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The examples in the README are the bodies of the tests here, to the letter. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {

    @Test
    @EmulatedDocker(time = EngineTime.VIRTUAL)
    void a_program_of_ones_own_answers_in_a_container(Engine engine) {
        engine.define(
                "greeter",
                image -> image.from("alpine").program("/usr/bin/greeter", new ConnectionServer(7000, client -> {
                    Scanner in = new Scanner(client.input(), StandardCharsets.UTF_8);
                    client.output().write(("Hello " + in.nextLine() + "!\n").getBytes(StandardCharsets.UTF_8));
                })));
        engine.run("greeter", run -> run.name("server"));

        String answer = engine.container("server")
                .exec("sh", "-c", "echo World | nc localhost 7000")
                .output();

        assertThat(answer).isEqualTo("Hello World!\n");
    }

    @Test
    void an_engine_is_there_without_junit() {
        try (DockerHost docker = DockerHost.start()) {
            docker.engine().run("alpine", run -> run.name("job").command("sh", "-c", "exit 3"));
            docker.uri(); // what DOCKER_HOST is to be: tcp://127.0.0.1:PORT
            docker.environment(); // the same for a ProcessBuilder

            assertThat(docker.engine().container("job").awaitExit()).isEqualTo(3);
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
        for (String name : List.of("a_program_of_ones_own", "an_engine_is_there")) {
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
