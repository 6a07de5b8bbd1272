package dev.drydock.userland.utility.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected was shown by BusyBox 1.35 and 1.37 and by coreutils 9.1, on Linux and in containers of the real engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpine | 444 | rm: can't stat 'd/a': Permission denied; rm: can't stat 'd/b': Permission denied; 1",
                "alpine | 000 | 1",
                "debian | 444 | rm: cannot remove 'd/a': Permission denied; rm: cannot remove 'd/b': Permission denied; 1",
                "debian | 000 | rm: cannot remove 'd': Permission denied; 1"
            })
    void what_lies_in_a_directory_that_cannot_be_searched_is_complained_of_one_by_one(
            String image, String mode, String expected) throws Exception {
        String script = "mkdir d && touch d/a d/b && chmod " + mode + " d && rm -r d; echo $?";
        assertThat(said(image, "1000:1000", script)).isEqualTo(expected.replace("; ", "\n") + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "debian | mkdir d; mv d loop/x       | mv: cannot stat 'loop/x': Too many levels of symbolic links",
                "debian | mkdir d; mv d loop/        | mv: cannot stat 'loop/': Too many levels of symbolic links",
                "debian | mkdir d; mv d loop         | mv: cannot overwrite non-directory 'loop' with directory 'd'",
                "debian | mkdir d; ln -s d l; rmdir l/     | rmdir: failed to remove 'l/': Symbolic link not followed",
                "debian | ln -s gone l; rmdir l/     | rmdir: failed to remove 'l/': Symbolic link not followed",
                "debian | touch f; ln -s f l; rmdir l/     | rmdir: failed to remove 'l/': Not a directory",
                "debian | ln -s gone l; rm -f l/; rm l/    | rm: cannot remove 'l/': Not a directory",
                "debian | rm -rf loop/; rm loop/           | rm: cannot remove 'loop/': Not a directory",
                "debian | mkdir -p loop                    | mkdir: cannot stat 'loop': Too many levels of symbolic links",
                "debian | ln -s gone l; mkdir -p l/d       | mkdir: cannot create directory 'l': File exists",
                "debian | ln -s gone l; chmod 600 l  | chmod: cannot operate on dangling symlink 'l'",
                "debian | touch f; ln -s f/x l; chmod 600 l | chmod: cannot access 'l': Not a directory",
                "alpine | mkdir d; ln -s gone l; cp -a d l  | cp: target 'l' is not a directory",
                "alpine | mkdir d; ln -s gone l; cp -a d l/ | cp: can't create directory 'l/': File exists"
            })
    void links_that_lead_nowhere_or_round_and_round_are_complained_of_as_what_they_are(
            String image, String script, String expected) throws Exception {
        assertThat(said(image, "", "ln -s loop loop; " + script)).isEqualTo(expected + "\n");
    }

    private static String said(String image, String user, String script) throws Exception {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            ContainerConfig config = ContainerConfig.builder()
                    .image(image)
                    .user(user)
                    .workingDir("/tmp")
                    .cmd(List.of("sh", "-c", script))
                    .build();
            engine.containers()
                    .create(new CreateContainer(
                            "refused", "", config, HostConfig.builder().build(), null));
            engine.containers().start("refused");
            clock.runUntilIdle();
            return said(engine);
        }
    }

    private static String said(Engine engine) throws Exception {
        StringBuilder said = new StringBuilder();
        try (FrameSource frames = engine.containers().logs("refused", LogOptions.ALL)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                said.append(new String(frame.bytes(), StandardCharsets.UTF_8));
            }
        }
        return said.toString();
    }
}
