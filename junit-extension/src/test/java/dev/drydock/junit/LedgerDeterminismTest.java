package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerDeterminismTest {

    @Test
    void two_hundred_steps_give_the_same_bytes_again_and_in_another_jvm(@TempDir Path directory) throws Exception {
        String ledger = LedgerScenario.play();

        assertThat(ledger).contains("pull access denied", "exits with 3", "database is locked", "\"version\":\"1.2\"");
        assertThat(LedgerScenario.play()).isEqualTo(ledger);
        assertThat(inAnotherJvm(directory)).isEqualTo(ledger);
    }

    private static String inAnotherJvm(Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("ledger");
        Path errors = directory.resolve("errors");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        LedgerScenario.class.getName())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(jvm.waitFor()).as(() -> text(errors)).isZero();
        return text(output);
    }

    /** That of this test, whoever has loaded it. */
    private static String classPath() {
        Stream<String> loaded = LedgerDeterminismTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath)
                : Stream.empty();
        return Stream.concat(loaded, Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
