package dev.drydock.userland.utility.recorded;

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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded script does in a container of the catalogue's image what it did in one of the real image. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedScriptsTest {

    @TestFactory
    List<DynamicTest> debian_changes_accounts_as_the_real_one() throws IOException {
        return tests("debian");
    }

    @TestFactory
    List<DynamicTest> alpine_changes_accounts_as_the_real_one() throws IOException {
        return tests("alpine");
    }

    private static List<DynamicTest> tests(String image) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : resource(image + "/index").split("\n")) {
            for (RecordedCase recorded : RecordedCase.parse(resource(image + "/" + file))) {
                tests.add(DynamicTest.dynamicTest(file + ": " + recorded.commandLine(), () -> check(image, recorded)));
            }
        }
        return tests;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = RecordedScriptsTest.class.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(String image, RecordedCase recorded) throws IOException, InterruptedException {
        String wanted = shown(recorded.output(), recorded.errors(), recorded.status());
        String got = run(image, recorded.commandLine());
        if (recorded.difference().isEmpty()) {
            assertThat(got).as("$ " + recorded.commandLine()).isEqualTo(wanted);
        } else {
            assertThat(got).as("no longer different: " + recorded.commandLine()).isNotEqualTo(wanted);
        }
    }

    private static String run(String image, String script) throws IOException, InterruptedException {
        try (ManualClock clock = new ManualClock();
                Engine engine = Engine.builder()
                        .clock(clock)
                        .seed(7)
                        .programs(Userland.programs())
                        .registries(RegistryDirectory.withHub(Userland.hub()))
                        .build()) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
            engine.containers()
                    .create(new CreateContainer(
                            "script",
                            "",
                            ContainerConfig.builder()
                                    .image(image)
                                    .cmd(List.of("sh", "-c", script))
                                    .build(),
                            HostConfig.builder().build(),
                            null));
            engine.containers().start("script");
            clock.runUntil(
                    () -> !engine.containers().inspect("script", false).state().running());
            String day = ":" + clock.now().getEpochSecond() / 86400 + ":";
            int status = engine.containers().inspect("script", false).state().exitCode();
            return shown(
                    log(engine, true).replace(day, ":DAY:"), log(engine, false).replace(day, ":DAY:"), status);
        }
    }

    private static String log(Engine engine, boolean output) {
        StringBuilder text = new StringBuilder();
        try (FrameSource frames = engine.containers()
                .logs("script", new LogOptions(output, !output, null, null, -1, false, false, false))) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                text.append(new String(frame.bytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static String shown(String output, String errors, int status) {
        return output + "--- errors\n" + errors + "--- status " + status + "\n";
    }
}
