package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.ListOptions;
import dev.drydock.time.ManualClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FailureReportTest {

    @EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, seed = 42)
    static class Failing {
        @Test
        void wants_what_is_not(Engine engine, ManualClock clock) {
            engine.containers().create(CreateContainer.of("job", "alpine", "sh", "-c", "echo no licence; exit 3"));
            engine.containers().start("job");
            clock.runUntilIdle();
            assertThat(engine.containers().inspect("job", false).state().exitCode())
                    .isZero();
        }
    }

    @EmulatedDocker(images = "nowhere")
    static class Wanting {
        @Test
        void is_never_run() {
            assertThat(false).isTrue();
        }
    }

    @EmulatedDocker
    static class Passing {
        @Test
        void wants_nothing(Engine engine) {
            assertThat(engine.containers().list(ListOptions.ALL)).isEmpty();
        }
    }

    @Test
    void a_failure_carries_the_engine() {
        Throwable failure = Ran.of(Failing.class).failure();

        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(engine -> assertThat(engine.getMessage())
                        .contains("seed 42")
                        .contains("job  alpine  Exited (3) ")
                        .contains("    | no licence\n")
                        .contains("  bridge  bridge")
                        .containsPattern("#\\d+ 2026-01-01T00:00:00Z   container die job\n"));
    }

    @Test
    void the_report_is_published_too() {
        Ran ran = Ran.of(Failing.class);
        assertThat(ran.reports())
                .containsExactly(ran.failure().getSuppressed()[0].getMessage());
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(Ran.of(Failing.class).reports())
                .isEqualTo(Ran.of(Failing.class).reports());
    }

    @Test
    void an_image_that_cannot_be_pulled_is_told_of_in_the_engines_words() {
        assertThat(Ran.of(Wanting.class).failure())
                .hasMessageStartingWith("pull access denied for nowhere, repository does not exist");
    }

    @Test
    void nothing_is_reported_of_a_test_that_passes() {
        Ran ran = Ran.of(Passing.class);
        assertThat(ran.succeeded()).containsExactly("wants_nothing(Engine)");
        assertThat(ran.reports()).isEmpty();
    }
}
