package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ParallelTest {
    private static final Map<String, String> IN_EIGHT_THREADS = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
    private static final Set<Engine> SEEN = ConcurrentHashMap.newKeySet();

    @EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, leaks = LeakCheck.FAIL)
    static class Crowd {
        @Drydock
        Engine engine;

        @RepeatedTest(200)
        void uses_a_name_and_a_port_that_all_use(ManualClock clock) throws InterruptedException {
            SEEN.add(engine);
            engine.containers().create(CreateContainer.of("web", "alpine", "sleep", "60"));
            engine.containers().start("web");
            clock.advance(Duration.ofMinutes(1));
            assertThat(engine.containers().inspect("web", false).state().exitCode())
                    .isZero();
            engine.containers().remove("web", RemoveOptions.DEFAULT);
        }
    }

    @Test
    void tests_that_run_at_the_same_time_share_nothing() {
        SEEN.clear();
        Ran ran = Ran.of(Crowd.class, IN_EIGHT_THREADS);
        assertThat(ran.failures()).isEmpty();
        assertThat(ran.succeeded()).hasSize(200);
        assertThat(SEEN).hasSize(200);
    }
}
