package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts in the manner of the entry points and health checks of well-known images do what they did in the real shells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EntryPointsTest {
    /** Those that use what only bash has. */
    private static final List<String> FOR_BASH = List.of(
            "archives",
            "cassandra",
            "declarations",
            "elasticsearch",
            "errors",
            "file-secrets",
            "ghost",
            "grafana",
            "init-directory",
            "jenkins",
            "kafka",
            "keycloak",
            "mongo",
            "mysql",
            "options",
            "postgres",
            "substitutions",
            "wordpress");

    private static final List<String> FOR_EVERY_SHELL = List.of(
            "backup",
            "credentials",
            "cron",
            "flags",
            "health",
            "lists",
            "nextcloud",
            "nginx",
            "redis",
            "signals",
            "supervisor",
            "templates",
            "tomcat",
            "traps",
            "wait-for-it",
            "zookeeper");

    @ParameterizedTest
    @FieldSource("FOR_BASH")
    void a_script_for_bash_does_what_it_did(String script) {
        check(script + ".bash", "bash");
    }

    @ParameterizedTest
    @MethodSource("scriptsAndShells")
    void a_script_for_every_shell_does_what_it_did(String script, String shell) {
        check(script + ".sh", shell);
    }

    static Stream<Arguments> scriptsAndShells() {
        return FOR_EVERY_SHELL.stream()
                .flatMap(name -> Stream.of("bash", "dash", "ash").map(shell -> Arguments.of(name, shell)));
    }

    private static void check(String script, String shell) {
        String recorded = text(script + "." + shell + ".recorded");
        assertThat(ShellScriptsTest.runWhereRecorded(text(script), shell) + "\n")
                .isEqualTo(recorded);
    }

    private static String text(String name) {
        try (InputStream in = EntryPointsTest.class.getResourceAsStream("entrypoints/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
