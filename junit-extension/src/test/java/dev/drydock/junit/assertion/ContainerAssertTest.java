package dev.drydock.junit.assertion;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.network.CreateNetwork;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@EmulatedDocker(time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerAssertTest {
    private static final Script SERVER = Script.start()
            .log("starting")
            .after(Duration.ofSeconds(3))
            .healthy()
            .log("ready on 80")
            .after(Duration.ofMinutes(1))
            .exit(3);

    private final Engine engine;
    private final ManualClock clock;
    private ContainerHandle web;

    ContainerAssertTest(Engine engine, ManualClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @BeforeEach
    void start() {
        engine.networks().create(CreateNetwork.named("app"));
        engine.define("web:1", image -> image.file("/etc/web/conf", "port=80\n").program("/bin/web", SERVER));
        web = engine.run(
                "web:1",
                run -> run.name("web")
                        .network("app")
                        .publish(8080, 80)
                        .env("MODE", "fast")
                        .label("team", "shop"));
        clock.advance(Duration.ofSeconds(5));
    }

    @Test
    void what_is_so_is_accepted() {
        assertThat(engine)
                .hasContainer("web")
                .that()
                .isRunning()
                .isHealthy()
                .hasLogLine("ready on 80")
                .hasLogContaining("ready")
                .hasNoLogContaining("error")
                .publishes(80)
                .publishes(8080, 80)
                .onNetwork("app")
                .hasFile("/etc/web/conf")
                .hasFile("/etc/web/conf", "port=80\n")
                .hasNoFile("/etc/web/none")
                .hasEnv("MODE", "fast")
                .hasLabel("team", "shop")
                .hasImage("web:1")
                .hasRestarted(0);

        clock.advance(Duration.ofMinutes(1));

        assertThat(web).hasExited().hasExitCode(3);
    }

    @Test
    void a_state_that_is_another_is_told_with_what_is() {
        refused(() -> assertThat(web).isPaused(), """
                expected the container "web" to be paused
                it is running, healthy""");
        refused(() -> assertThat(web).isUnhealthy(), """
                expected the container "web" to be unhealthy
                it is running, healthy""");
        refused(() -> assertThat(web).hasExitCode(0), """
                expected the container "web" to have ended with 0
                it is running, healthy""");
        clock.advance(Duration.ofMinutes(1));
        refused(() -> assertThat(web).hasExitCode(0), """
                expected the container "web" to have ended with 0
                it is exited, ended with 3, unhealthy""");
        refused(() -> assertThat(web).hasRestarted(1), """
                expected the container "web" to have been restarted 1 times, not 0
                it is exited, ended with 3, unhealthy""");
        refused(() -> assertThat(web).wasKilledForMemory(), """
                expected the container "web" to have been killed for want of memory
                it is exited, ended with 3, unhealthy""");
    }

    @Test
    void a_line_that_was_not_written_is_told_with_those_that_were_and_the_nearest() {
        refused(() -> assertThat(web).hasLogLine("ready on 8080"), """
                expected the container "web" to have written the line "ready on 8080"
                it is running, healthy
                it has written:
                  starting
                  ready on 80
                nearest: "ready on 80\"""");
        refused(() -> assertThat(web).hasNoLogContaining("start"), """
                expected the container "web" not to have written "start"
                it is running, healthy
                it has written:
                  starting
                  ready on 80""");
    }

    @Test
    void a_place_that_it_does_not_have_is_told_with_those_that_it_has() {
        refused(() -> assertThat(web).publishes(443), """
                expected the container "web" to publish 443/tcp: it publishes 8080:80/tcp, 8080:80/tcp
                it is running, healthy""");
        refused(() -> assertThat(web).publishes(8081, 80), """
                expected the container "web" to publish 80/tcp at 8081: it publishes 8080:80/tcp, 8080:80/tcp
                it is running, healthy""");
        refused(() -> assertThat(web).onNetwork("apps"), """
                expected the container "web" to be on the network "apps"
                it is running, healthy
                it is on [app]
                nearest: "app\"""");
    }

    @Test
    void a_file_that_is_not_there_is_told_with_how_far_the_path_can_be_gone() {
        refused(() -> assertThat(web).hasFile("/etc/web/config"), """
                expected the container "web" to have the file /etc/web/config
                it is running, healthy
                there is /etc/web, and nothing of that name in it""");
        refused(() -> assertThat(web).hasFile("/none"), """
                expected the container "web" to have the file /none
                it is running, healthy
                there is nothing of that name in /""");
        refused(() -> assertThat(web).hasFile("/etc/web/conf", "port=81\n"), """
                expected the container "web" to have in /etc/web/conf
                it is running, healthy
                port=81

                but it has there
                port=80
                """);
    }

    @Test
    void settings_that_are_others_are_told() {
        refused(() -> assertThat(web).hasEnv("MODE", "fest"), """
                expected the container "web" to have the variable MODE=fest
                it is running, healthy
                it has [MODE=fast]
                nearest: "MODE=fast\"""");
        refused(() -> assertThat(web).hasLabel("team", "shops"), """
                expected the container "web" to have the label team=shops: it has {team=shop}
                it is running, healthy""");
        refused(() -> assertThat(web).hasImage("web:2"), """
                expected the container "web" to be of the image web:2, not of web:1
                it is running, healthy""");
    }

    private static void refused(ThrowingCallable assertion, String words) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(words);
    }
}
