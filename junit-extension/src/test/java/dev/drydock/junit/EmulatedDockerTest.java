package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.host.DockerHost;
import dev.drydock.image.ImageListOptions;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmulatedDockerTest {
    private final Engine constructed;

    @Drydock
    private Engine field;

    private Engine prepared;

    EmulatedDockerTest(Engine engine) {
        constructed = engine;
    }

    @BeforeEach
    void prepare(Engine engine) {
        prepared = engine;
    }

    @Test
    void constructors_fields_preparations_and_tests_get_the_same_engine(Engine engine) {
        assertThat(engine).isSameAs(constructed).isSameAs(field).isSameAs(prepared);
    }

    @Test
    void the_images_are_there(Engine engine) {
        assertThat(engine.images().list(ImageListOptions.DEFAULT))
                .singleElement()
                .satisfies(image -> assertThat(image.repoTags()).containsExactly("alpine:latest"));
    }

    @RepeatedTest(2)
    void each_repetition_begins_with_nothing(Engine engine) {
        engine.containers().create(CreateContainer.of("web", "alpine"));
        assertThat(engine.containers().inspect("web", false).state().status()).isEqualTo("created");
    }

    @Test
    void an_hour_passes_when_it_is_told_to(Engine engine, ManualClock clock) {
        engine.containers().create(CreateContainer.of("nightly", "alpine", "sh", "-c", "sleep 3600; exit 3"));
        engine.containers().start("nightly");

        clock.advance(Duration.ofHours(1));

        assertThat(engine.containers().inspect("nightly", false).state().exitCode())
                .isEqualTo(3);
    }

    @Test
    void nothing_listens_until_somebody_asks_where(DockerHost host) {
        assertThat(host.listens()).isFalse();

        assertThat(host.uri()).hasScheme("tcp").hasHost("127.0.0.1");

        assertThat(host.listens()).isTrue();
    }

    @Test
    void docker_java_finds_the_engine_without_a_socket(DockerClient docker, Engine engine, DockerHost host) {
        String id = docker.createContainerCmd("alpine")
                .withName("web")
                .withCmd("sleep", "60")
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();

        assertThat(engine.containers().inspect("web", false).state().running()).isTrue();
        assertThat(host.listens()).isFalse();
    }

    @Test
    @EmulatedDocker(client = ClientTransport.SOCKET)
    void docker_java_takes_a_socket_if_it_is_told_to(DockerClient docker, DockerHost host) {
        docker.pingCmd().exec();

        assertThat(host.listens()).isTrue();
    }

    @Test
    @EmulatedDocker
    void a_method_asks_for_something_else(Engine engine, EngineClock clock) {
        assertThat(engine.images().list(ImageListOptions.DEFAULT)).isEmpty();
        assertThat(clock).isNotInstanceOf(ManualClock.class);
    }

    @Nested
    class A_nested_class {
        @Test
        void has_what_the_class_around_it_asks_for(Engine engine, ManualClock clock) {
            assertThat(engine).isSameAs(field);
            assertThat(engine.clock()).isSameAs(clock);
        }
    }
}
