package dev.drydock.conformance.readme;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EmulatedDocker(time = EngineTime.VIRTUAL)
class NightlyJobTest {

    @Test
    void an_hour_of_work_is_over_within_a_moment(Engine engine, ManualClock clock) {
        engine.run("alpine", run -> run.name("nightly").command("sh", "-c", "sleep 3600; echo done; exit 3"));

        clock.advance(Duration.ofHours(1));

        assertThat(engine).hasContainer("nightly").that().hasExitCode(3).hasLogLine("done");
    }
}
