package example.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.host.DockerHost;
import dev.drydock.junit.EmulatedDocker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process of its own is told where the engine is by its environment, in one line. */
@EmulatedDocker
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningContainersTest {

    @Test
    void a_program_lists_what_runs(Engine engine, DockerHost docker) throws Exception {
        engine.run("alpine", run -> run.name("worker").command("sleep", "100"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");

        assertThat(output(docker, java, "-cp", classes, RunningContainers.class.getName()))
                .isEqualTo("worker\n");
    }

    /** Run by {@code -Pclient}: {@code docker} is to be on the path. */
    @Test
    @Tag("client")
    void so_does_the_real_command_line(Engine engine, DockerHost docker) throws Exception {
        engine.run("alpine", run -> run.name("worker").command("sleep", "100"));

        assertThat(output(docker, "docker", "ps", "--format", "{{.Names}}")).isEqualTo("worker\n");
    }

    private static String output(DockerHost docker, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(docker.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
