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

/** What is expected was shown by BusyBox 1.35 and coreutils 9.1 to a user other than root. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RmTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpine | 444 | rm: can't stat 'd/a': Permission denied, rm: can't stat 'd/b': Permission denied, 1",
                "alpine | 000 | 1",
                "debian | 444 | rm: cannot remove 'd/a': Permission denied, rm: cannot remove 'd/b': Permission denied, 1",
                "debian | 000 | rm: cannot remove 'd': Permission denied, 1"
            })
    void what_lies_in_a_directory_that_cannot_be_searched_is_complained_of_one_by_one(
            String image, String mode, String expected) throws Exception {
        String script = "mkdir d && touch d/a d/b && chmod " + mode + " d && rm -r d; echo $?";
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            ContainerConfig config = ContainerConfig.builder()
                    .image(image)
                    .user("1000:1000")
                    .workingDir("/tmp")
                    .cmd(List.of("sh", "-c", script))
                    .build();
            engine.containers()
                    .create(new CreateContainer(
                            "remover", "", config, HostConfig.builder().build(), null));
            engine.containers().start("remover");
            clock.runUntilIdle();
            assertThat(said(engine)).isEqualTo(expected.replace(", ", "\n") + "\n");
        }
    }

    private static String said(Engine engine) throws Exception {
        StringBuilder said = new StringBuilder();
        try (FrameSource frames = engine.containers().logs("remover", LogOptions.ALL)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                said.append(new String(frame.bytes(), StandardCharsets.UTF_8));
            }
        }
        return said.toString();
    }
}
