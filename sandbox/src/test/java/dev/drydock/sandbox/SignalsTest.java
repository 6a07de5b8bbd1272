package dev.drydock.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a process of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SignalsTest {
    /** The bit of signal 2. */
    private static final long SIGINT = 1 << 1;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void a_signal_ends_it_without_a_trace(String signal) throws Exception {
        Path socket = directory.resolve("s");
        Process process = drydock("serve", "-H", "unix://" + socket);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("export DOCKER_HOST=unix://" + socket);
            assertThat(socket).exists();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor()).isZero();
            assertThat(out.readLine()).isNull();
        }
        assertThat(socket).doesNotExist();
        assertThat(errors(process)).isEmpty();
    }

    @Test
    void what_cannot_be_served_is_told_by_the_exit_code() throws Exception {
        Process process = drydock("serve", "-H", "unix:///no/such/directory/s");
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(errors(process))
                .containsExactly("drydock: cannot listen on unix:///no/such/directory/s: no such directory");
    }

    @Test
    void a_wrong_command_line_is_told_by_the_exit_code() throws Exception {
        assertThat(drydock("sail").waitFor()).isEqualTo(2);
        assertThat(drydock("--help").waitFor()).isZero();
    }

    private static Process drydock(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ignoresInterrupts()) {
            // A build in the background of a shell ignores SIGINT, and what it starts would inherit that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(signals -> (signals & SIGINT) != 0);
        }
    }

    /** What this test was found by: that of the JVM, or that of a class loader of its own. */
    private static String classPath() {
        if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static List<String> errors(Process process) throws IOException {
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            return err.lines().toList();
        }
    }
}
