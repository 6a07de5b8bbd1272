package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.fault.RunFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What docker-java sees of a process that not even KILL ends, since it waits for a device; words, statuses, times and events as
 * those of an engine 28.5.2 with a container that wrote to a frozen file system.
 */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UninterruptibleTest {
    private static final String SURVIVED = "tried to kill container, but did not receive an exit event";

    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;
    private final ManualClock clock;

    UninterruptibleTest(DockerClient docker, Faults faults, Engine engine, ManualClock clock) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
        this.clock = clock;
    }

    @BeforeEach
    void stands_still() {
        faults.runs("web").fail(RunFault.uninterruptible(Duration.ofSeconds(5), Duration.ofSeconds(55)));
        docker.createContainerCmd("alpine")
                .withName("web")
                .withCmd("sh", "-c", "while :; do sleep 1; echo on; done")
                .exec();
        docker.startContainerCmd("web").exec();
        clock.advance(Duration.ofSeconds(10));
    }

    private ContainerHandle web() {
        return engine.container("web");
    }

    private Duration passed() {
        return Duration.between(ManualClock.START.plusSeconds(10), clock.now());
    }

    @Test
    void a_kill_is_given_up_after_twelve_seconds() {
        assertThatThrownBy(() ->
                        clock.letTimePass(() -> docker.killContainerCmd("web").exec()))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("{\"message\":\"cannot kill container: web: " + SURVIVED + "\"}");
        assertThat(passed()).isEqualTo(Duration.ofSeconds(12));
        assertThat(web()).isRunning();
        assertThat(engine.ledger()).hasFault("run", "web");
    }

    @Test
    void a_stop_is_given_up_fourteen_seconds_after_its_timeout() {
        assertThatThrownBy(() -> clock.letTimePass(
                        () -> docker.stopContainerCmd("web").withTimeout(2).exec()))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("{\"message\":\"cannot stop container: web: " + SURVIVED + "\"}");
        assertThat(passed()).isEqualTo(Duration.ofSeconds(16));
        assertThat(engine).hasEvents("container kill web", "container kill web");
        assertThat(engine.ledger().occurrences())
                .noneMatch(each -> each.event().action().equals("stop"));
    }

    @Test
    void a_restart_is_given_up_as_a_stop() {
        assertThatThrownBy(() -> clock.letTimePass(
                        () -> docker.restartContainerCmd("web").withTimeout(1).exec()))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("{\"message\":\"Cannot restart container web: " + SURVIVED + "\"}");
        assertThat(passed()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_removal_is_in_progress_until_it_is_given_up() {
        CompletableFuture<?> removal =
                engine.containers().removeAsync("web", RemoveOptions.FORCE).toCompletableFuture();
        clock.advance(Duration.ofSeconds(11));
        assertThatThrownBy(
                        () -> docker.removeContainerCmd("web").withForce(true).exec())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("removal of container web is already in progress");
        clock.advance(Duration.ofSeconds(1));
        assertThat(removal).isCompletedExceptionally();

        assertThatThrownBy(() -> clock.letTimePass(
                        () -> docker.removeContainerCmd("web").withForce(true).exec()))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("{\"message\":\"cannot remove container \\\"web\\\": could not kill container: "
                        + SURVIVED + "\"}");
        assertThat(web()).isRunning();
    }

    @Test
    void the_container_can_be_paused_and_others_run_in_it() {
        assertThat(web().logs().lines()).hasSizeBetween(4, 5);
        assertThat(web().exec("echo", "hi").output()).isEqualTo("hi\n");
        docker.pauseContainerCmd("web").exec();
        docker.unpauseContainerCmd("web").exec();
        assertThat(web()).isRunning();
    }

    @Test
    void what_was_killed_ends_when_its_device_answers() {
        assertThatThrownBy(() ->
                        clock.letTimePass(() -> docker.killContainerCmd("web").exec()))
                .isInstanceOf(InternalServerErrorException.class);
        clock.advanceTo(ManualClock.START.plusSeconds(60));
        assertThat(web()).hasExitCode(137);
    }

    @Test
    void what_nobody_killed_goes_on_when_its_device_answers() {
        int before = web().logs().lines().toList().size();
        clock.advanceTo(ManualClock.START.plusSeconds(70));
        assertThat(web()).isRunning();
        assertThat(web().logs().lines()).hasSizeGreaterThan(before + 5);
    }

    @Test
    void a_kill_that_is_not_given_up_yet_sees_the_end() {
        clock.advanceTo(ManualClock.START.plusSeconds(55));
        clock.letTimePass(() -> docker.killContainerCmd("web").exec());
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(60));
        assertThat(web()).hasExitCode(137);
    }
}
