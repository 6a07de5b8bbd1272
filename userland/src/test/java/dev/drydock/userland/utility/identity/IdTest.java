package dev.drydock.userland.utility.identity;

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

/** What is expected was shown by BusyBox 1.35 and coreutils 9.1 in containers of the real engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpine | id    | uid=1000 gid=1000 groups=901,902,1000",
                "alpine | id -G | 1000 901 902",
                "debian | id    | uid=1000 gid=1000 groups=1000,901,902",
                "debian | id -G | 1000 901 902"
            })
    void busybox_lists_groups_as_the_kernel_keeps_them_but_not_with_minus_g(
            String image, String command, String expected) throws Exception {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            engine.containers()
                    .create(new CreateContainer(
                            "who",
                            "",
                            ContainerConfig.builder()
                                    .image(image)
                                    .user("1000:1000")
                                    .cmd(List.of(command.split(" ")))
                                    .build(),
                            HostConfig.builder().groupAdd(List.of("902", "901")).build(),
                            null));
            engine.containers().start("who");
            clock.runUntilIdle();
            assertThat(said(engine)).isEqualTo(expected + "\n");
        }
    }

    private static String said(Engine engine) throws Exception {
        StringBuilder said = new StringBuilder();
        try (FrameSource frames = engine.containers().logs("who", LogOptions.ALL)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                said.append(new String(frame.bytes(), StandardCharsets.UTF_8));
            }
        }
        return said.toString();
    }
}
