package dev.drydock.userland.utility.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded of the real tools is what they do: all cases are recorded again, by this machine's tools of Debian 12 and
 * {@code busybox-static}, and in containers of the engine at {@code DRYDOCK_ORACLE}, and compared one by one. Needs root,
 * Python, the {@code docker} client, and no {@code /w}.
 */
@Tag("oracle")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveRecordingsTest {
    private static final Path RECORDER = Path.of("src/test/record").toAbsolutePath();
    private static final Path RECORDED = Path.of(
            "src/test/resources", LiveRecordingsTest.class.getPackageName().replace('.', '/'));

    /** Recorded of a BusyBox that has these applets, which {@code busybox-static} of Debian has not. */
    private static final Set<String> NOT_IN_DEBIAN = Set.of("install", "mountpoint", "split");

    /**
     * Recorded in an image with the accounts of Alpine, or of a BusyBox that has these applets ({@code tree} since 1.37), which
     * the one made of Debian's BusyBox has not.
     */
    private static final Set<String> OF_ALPINE = Set.of("adduser", "applets", "passwd", "su", "tree");

    @TempDir
    private Path copy;

    @TestFactory
    List<DynamicTest> gnu_tools_do_what_is_recorded() throws IOException, InterruptedException {
        copy("gnu");
        copy("fixture");
        record("record");
        return cases("gnu", Set.of());
    }

    @TestFactory
    List<DynamicTest> busybox_does_what_is_recorded() throws IOException, InterruptedException {
        copy("busybox");
        copy("fixture");
        record("record");
        return cases("busybox", NOT_IN_DEBIAN);
    }

    @TestFactory
    List<DynamicTest> scripts_do_what_is_recorded_in_a_container_of_debian() throws IOException, InterruptedException {
        copy("debian");
        record("record-containers", "debian", "debian");
        return cases("debian", Set.of());
    }

    @TestFactory
    List<DynamicTest> scripts_do_what_is_recorded_in_a_container_of_alpine() throws IOException, InterruptedException {
        copy("alpine");
        record("record-containers", "alpine", "alpine");
        return cases("alpine", OF_ALPINE);
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(RECORDED.resolve(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(RECORDED.relativize(file)));
            }
        }
    }

    private void record(String recorder, String... arguments) throws IOException, InterruptedException {
        List<String> words =
                new ArrayList<>(List.of("python3", RECORDER.resolve(recorder).toString(), copy.toString()));
        words.addAll(List.of(arguments));
        Path log = copy.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        String oracle = environment.get("DRYDOCK_ORACLE");
        if (oracle != null) {
            environment.put("DOCKER_HOST", oracle);
        }
        assertThat(builder.start().waitFor()).as(() -> read(log)).isZero();
    }

    private List<DynamicTest> cases(String directory, Set<String> without) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : read(RECORDED.resolve(directory).resolve("index")).split("\n")) {
            if (!without.contains(file)) {
                Path path = Path.of(directory, file);
                tests.addAll(cases(
                        file,
                        RecordedCase.parse(read(RECORDED.resolve(path))),
                        RecordedCase.parse(read(copy.resolve(path)))));
            }
        }
        return tests;
    }

    private static List<DynamicTest> cases(String file, List<RecordedCase> recorded, List<RecordedCase> again) {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            RecordedCase one = recorded.get(i);
            RecordedCase other = again.get(i);
            tests.add(DynamicTest.dynamicTest(
                    file + ": " + one.commandLine(), () -> assertThat(other).isEqualTo(one)));
        }
        return tests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
