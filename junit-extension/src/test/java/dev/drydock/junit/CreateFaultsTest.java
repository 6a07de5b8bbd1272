package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.fault.CreateFault;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docker-java sees of containers that cannot be created; words and statuses as those of an engine 28.5.2 on a full disk. */
@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 1)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CreateFaultsTest {
    private final DockerClient docker;
    private final Faults faults;
    private final Engine engine;

    CreateFaultsTest(DockerClient docker, Faults faults, Engine engine) {
        this.docker = docker;
        this.faults = faults;
        this.engine = engine;
    }

    private String create(String name) {
        return docker.createContainerCmd("alpine").withName(name).exec().getId();
    }

    @Test
    void the_disk_of_the_engine_is_full() {
        faults.creates("web").once().fail(CreateFault.diskFull());

        assertThatThrownBy(() -> create("web"))
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageMatching(
                        "(?s).*\"mkdir /var/lib/docker/overlay2/[0-9a-f]{64}-init: no space left on device\".*");
        assertThat(engine).hasNoContainer("web");
        create("web");
        assertThat(engine).hasContainer("web");
        assertThat(engine.ledger()).hasFault("create", "web");
    }

    @Test
    void the_storage_driver_refuses_in_words_of_its_own() {
        faults.creates("alpine").fail(CreateFault.refusedByStorage("error creating overlay mount: permission denied"));

        assertThatThrownBy(() -> docker.createContainerCmd("alpine").exec())
                .isInstanceOf(InternalServerErrorException.class)
                .hasMessageContaining("{\"message\":\"error creating overlay mount: permission denied\"}");
        assertThat(engine.ledger()).hasFault("create", "alpine");
    }

    @Test
    void what_is_wrong_with_the_request_is_told_first() {
        create("web");
        faults.creates("web").fail(CreateFault.diskFull());

        assertThatThrownBy(() -> create("web")).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_creation_takes_its_time(ManualClock clock) {
        faults.creates("web").fail(CreateFault.slow(Duration.ofMinutes(1)));

        clock.letTimePass(() -> create("web"));

        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(60));
        assertThat(engine).hasContainer("web");
    }
}
