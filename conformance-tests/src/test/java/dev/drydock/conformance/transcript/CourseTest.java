package dev.drydock.conformance.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.KnownDifferences;
import dev.drydock.container.HostMachine;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Each command of the course, typed into a real {@code docker} client that talks to Drydock, prints what it printed with
 * Docker Engine 28.5.2. The client is the one on the PATH, or where {@code DRYDOCK_CLIENT} says, such as {@code nsenter … bash
 * -c}; if it sees another root than this process, {@code DRYDOCK_CLIENT_ROOT} names that root.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CourseTest {
    private static final List<String> PAGES =
            List.of("01-hello-world", "02-run-decomposed", "03-interactive", "04-exit-codes-and-errors");

    /** What was on the recorded engine. */
    private static final List<String> IMAGES = List.of(
            "busybox",
            "debian",
            "alpine",
            "hello-world",
            "nginx",
            "nginx:1.13",
            "redis",
            "redis:3",
            "redis:3.2",
            "redis:3.2.8",
            "python:3.6",
            "postgres:9.6",
            "node:8.1",
            "mongo:3.4");

    /** The machine that was recorded. */
    private static final HostMachine MACHINE = new HostMachine(
            "vm",
            "6.18.44-fc-v669",
            HostMachine.DEFAULT.kernelBuild(),
            HostMachine.DEFAULT.operatingSystem(),
            HostMachine.DEFAULT.architecture(),
            HostMachine.DEFAULT.cpus(),
            HostMachine.DEFAULT.memoryBytes(),
            "/var/lib/oracle",
            HostMachine.DEFAULT.cgroupVersion(),
            HostMachine.DEFAULT.storageDriver(),
            HostMachine.DEFAULT.storageStatus());

    private final KnownDifferences known = KnownDifferences.load();

    @TestFactory
    Stream<DynamicTest> every_command_prints_what_it_printed_with_the_real_engine()
            throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String page : PAGES) {
            replay(Transcript.of(page), tests);
        }
        return tests.stream();
    }

    private void replay(Transcript transcript, List<DynamicTest> tests) throws IOException, InterruptedException {
        Path root = Path.of(
                Optional.ofNullable(System.getenv("DRYDOCK_CLIENT_ROOT")).orElse("/"));
        Path directory = Files.createTempDirectory(Files.createDirectories(root.resolve("tmp")), "course");
        Path socket = directory.resolve("engine.sock");
        Shell shell = new Shell(
                List.of(Optional.ofNullable(System.getenv("DRYDOCK_CLIENT"))
                        .orElse("bash -c")
                        .split(" ")),
                "unix:///" + root.relativize(socket));
        try (Engine engine = Engine.builder()
                        .host(MACHINE)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build();
                HttpServer server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                        .unix(socket)
                        .start()) {
            assertThat(server).isNotNull();
            for (String image : IMAGES) {
                engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            }
            int number = 0;
            for (Transcript.Entry entry : transcript.entries()) {
                number++;
                String name = "course/" + transcript.name() + "#" + number;
                Shell.Outcome outcome = shell.run(entry);
                tests.add(DynamicTest.dynamicTest(name + " " + entry.command(), () -> check(name, entry, outcome)));
            }
        } finally {
            Files.deleteIfExists(directory);
        }
    }

    private void check(String name, Transcript.Entry entry, Shell.Outcome outcome) {
        String expected = text(entry.exit(), entry.stdout(), entry.stderr());
        String got = text(outcome.exit(), outcome.stdout(), outcome.stderr());
        if (known.reason(name).isPresent()) {
            assertThat(got)
                    .describedAs("%s is listed as different, and is not", name)
                    .isNotEqualTo(expected);
        } else {
            assertThat(got).isEqualTo(expected);
        }
    }

    private static String text(int exit, String stdout, String stderr) {
        return "exit: " + exit + "\nstdout:\n" + Likeness.of(stdout).strip() + "\nstderr:\n"
                + Likeness.of(stderr).strip();
    }
}
