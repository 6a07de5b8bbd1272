package dev.drydock.conformance.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.conformance.recorded.KnownDifferences;
import dev.drydock.container.HostMachine;
import dev.drydock.host.ForwardedPorts;
import dev.drydock.registry.Progress;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.registry.archive.LoadListener;
import dev.drydock.registry.archive.ReceivedImages;
import dev.drydock.registry.archive.SavedImages;
import dev.drydock.userland.Userland;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final List<Page> PAGES = List.of(
            Page.of("01-hello-world"),
            Page.of("02-run-decomposed"),
            Page.of("03-interactive"),
            Page.of("04-exit-codes-and-errors"),
            Page.of("05-ports"),
            new Page("06-bind-mounts", "curso/ex-volume", Map.of("html/index.html", "course.html")),
            new Page("07-daemon-mode", "curso/ex-volume", Map.of("html/index.html", "edited.html")),
            Page.of("08-images-and-registry"),
            Page.of("12-networks"));

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

    /**
     * A page of the course.
     *
     * @param directory where its commands run, below the client's root
     * @param files what is there: resources of the tests by the paths that they have below it
     */
    private record Page(String name, String directory, Map<String, String> files) {
        static Page of(String name) {
            return new Page(name, "curso", Map.of());
        }

        /** @return what is to be removed afterwards */
        Path lay(Path root) throws IOException {
            Path base = Files.createDirectories(root.resolve(directory));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = base.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                try (InputStream in = Objects.requireNonNull(CourseTest.class.getResourceAsStream(file.getValue()))) {
                    Files.copy(in, target);
                }
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-r--"));
            }
            return root.resolve("curso");
        }
    }

    /** The engine sorts by ids, which are chance: with this one they have the recorded order. */
    private static final long SEED = 1;

    private final KnownDifferences known = KnownDifferences.load();

    @TestFactory
    Stream<DynamicTest> every_command_prints_what_it_printed_with_the_real_engine()
            throws IOException, InterruptedException {
        List<DynamicTest> tests = new ArrayList<>();
        byte[] images = images();
        for (Page page : PAGES) {
            replay(page, images, tests);
        }
        return tests.stream();
    }

    /** An archive of the images as they were on the recorded engine, where they were made: without a registry's digest. */
    private static byte[] images() throws IOException, InterruptedException {
        try (Engine source = Engine.builder()
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build()) {
            for (String image : IMAGES) {
                source.registries().pull(PullRequest.of(image)).run(progress -> {});
            }
            ByteArrayOutputStream archive = new ByteArrayOutputStream();
            try (SavedImages saved = source.archives().save(IMAGES, null)) {
                saved.writeTo(archive);
            }
            return archive.toByteArray();
        }
    }

    private static void load(byte[] archive, Engine engine) throws IOException {
        try (ReceivedImages received = engine.archives().receive(new ByteArrayInputStream(archive))) {
            received.load(null, new LoadListener() {
                @Override
                public void on(Progress progress) {}

                @Override
                public void told(String text) {}
            });
        }
    }

    private void replay(Page page, byte[] images, List<DynamicTest> tests) throws IOException, InterruptedException {
        Transcript transcript = Transcript.of(page.name());
        Path root = Path.of(
                Optional.ofNullable(System.getenv("DRYDOCK_CLIENT_ROOT")).orElse("/"));
        Path directory = Files.createTempDirectory(Files.createDirectories(root.resolve("tmp")), "course");
        Path socket = directory.resolve("engine.sock");
        Shell shell = new Shell(
                List.of(Optional.ofNullable(System.getenv("DRYDOCK_CLIENT"))
                        .orElse("bash -c")
                        .split(" ")),
                "unix:///" + root.relativize(socket),
                "/" + page.directory());
        Path laid = page.lay(root);
        try (Engine engine = Engine.builder()
                        .seed(SEED)
                        .host(MACHINE)
                        .hostFiles(root)
                        .hostPorts(ForwardedPorts::forThisMachine)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build();
                HttpServer server = HttpServer.builder(new EngineApi(engine), engine.clock()::now)
                        .unix(socket)
                        .start()) {
            assertThat(server).isNotNull();
            load(images, engine);
            int number = 0;
            for (Transcript.Entry entry : transcript.entries()) {
                number = replay(transcript.name(), number, entry, shell, tests);
            }
        } finally {
            Files.deleteIfExists(directory);
            remove(laid);
        }
    }

    /** @return the number of the entry, which comes after those that run during it */
    private int replay(String page, int before, Transcript.Entry entry, Shell shell, List<DynamicTest> tests)
            throws IOException, InterruptedException {
        int number = before;
        Shell.Outcome outcome;
        String signal = entry.ended();
        if (signal == null) {
            outcome = shell.run(entry);
        } else {
            Shell.Foreground foreground = shell.start(entry);
            for (Transcript.Entry during : entry.during()) {
                number = replay(page, number, during, shell, tests);
            }
            outcome = foreground.end(signal);
        }
        number++;
        String name = "course/" + page + "#" + number;
        tests.add(DynamicTest.dynamicTest(name + " " + entry.command(), () -> check(name, entry, outcome)));
        return number;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
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
