package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.network.CreateNetwork;
import dev.drydock.volume.CreateVolume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LeakCheckTest {

    @EmulatedDocker(images = "alpine", leaks = LeakCheck.FAIL)
    static class Careless {
        @Test
        void leaves_everything(Engine engine) {
            leave(engine);
        }
    }

    @EmulatedDocker(images = "alpine")
    static class Unwatched {
        @Test
        void leaves_everything(Engine engine) {
            leave(engine);
        }
    }

    @EmulatedDocker(images = "alpine", leaks = LeakCheck.FAIL)
    static class Tidy {
        @Test
        void leaves_nothing(Engine engine) {
            engine.containers().create(CreateContainer.of("web", "alpine"));
        }

        @AfterEach
        void clean(Engine engine) throws InterruptedException {
            engine.containers().remove("web", RemoveOptions.FORCE);
        }
    }

    @EmulatedDocker(images = "alpine", leaks = LeakCheck.FAIL, scope = EngineScope.CLASS)
    static class CarelessClass {
        @Test
        void leaves_everything(Engine engine) {
            leave(engine);
        }
    }

    private static void leave(Engine engine) {
        engine.containers().create(CreateContainer.of("web", "alpine"));
        engine.networks().create(CreateNetwork.named("front"));
        engine.volumes().create(CreateVolume.named("data"));
    }

    @Test
    void what_a_test_leaves_behind_is_named() {
        assertThat(Ran.of(Careless.class).failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("container web of alpine (Created)")
                .hasMessageContaining("network front")
                .hasMessageContaining("volume data");
    }

    @Test
    void who_does_not_ask_is_not_told() {
        assertThat(Ran.of(Unwatched.class).failures()).isEmpty();
    }

    @Test
    void what_is_cleaned_up_is_not_left_behind() {
        assertThat(Ran.of(Tidy.class).failures()).isEmpty();
    }

    @Test
    void a_class_answers_for_what_its_tests_shared() {
        Ran ran = Ran.of(CarelessClass.class);
        assertThat(ran.succeeded()).hasSize(1);
        assertThat(ran.failure()).hasMessageContaining("container web");
    }
}
