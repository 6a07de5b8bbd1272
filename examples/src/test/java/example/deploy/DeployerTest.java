package example.deploy;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.fault.StartFault;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.process.script.Script;
import dev.drydock.registry.PullFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whenever the deployer waits, the engine's time goes on: nothing here takes longer than a moment. */
@EmulatedDocker(time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployerTest {
    private final Engine engine;
    private final ManualClock clock;
    private final Faults faults;
    private final Deployer deployer;

    DeployerTest(DockerClient docker, Engine engine, ManualClock clock, Faults faults) {
        this.engine = engine;
        this.clock = clock;
        this.faults = faults;
        this.deployer = new Deployer(docker, clock::advance);
    }

    @Test
    void a_release_is_deployed_once_it_is_healthy() {
        define(Script.start()
                .log("starting")
                .after(Duration.ofSeconds(5))
                .healthy()
                .log("ready"));

        deployer.deploy("shop", "acme/shop:1", "bridge");

        assertThat(engine).hasContainer("shop").that().isRunning().isHealthy().hasLogLine("ready");
        assertThat(clock.now()).isAfterOrEqualTo(ManualClock.START.plusSeconds(5));
    }

    @Test
    void of_a_release_that_ends_its_last_word_is_left_alone() {
        define(Script.start()
                .after(Duration.ofSeconds(2))
                .logError("no such table: orders")
                .exit(1));

        assertThatThrownBy(() -> deployer.deploy("shop", "acme/shop:1", "bridge"))
                .isInstanceOf(DeploymentFailedException.class)
                .hasMessage("it ended with 1, and its last word was: no such table: orders");

        assertThat(engine).hasNoContainer("shop");
    }

    @Test
    void a_release_that_is_never_healthy_is_given_up() {
        define(Script.start().unhealthy());

        assertThatThrownBy(() -> deployer.deploy("shop", "acme/shop:1", "bridge"))
                .hasMessage("it was not healthy within 30 s");

        assertThat(engine).hasNoContainer("shop");
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(30));
    }

    @Test
    void a_registry_that_has_had_enough_is_asked_again_a_minute_later() {
        faults.pulls("nginx").once().fail(PullFault.tooManyRequests());

        deployer.deploy("shop", "nginx:latest", "bridge");

        assertThat(engine).hasContainer("shop").that().isRunning();
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(60 + 5));
        faults.verifyAllMet();
    }

    @Test
    void what_cannot_be_started_is_removed() {
        faults.starts("shop").fail(StartFault.refusedByRuntime("no space left on device"));

        assertThatThrownBy(() -> deployer.deploy("shop", "nginx:latest", "bridge"))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("no space left on device");

        assertThat(engine).hasNoContainer("shop");
    }

    private void define(Script script) {
        engine.define("acme/shop:1", image -> image.program("/usr/bin/shop", script));
    }
}
