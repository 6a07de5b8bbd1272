package example.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.container.fault.RunFault;
import dev.drydock.junit.EmulatedDocker;
import dev.drydock.junit.EngineTime;
import dev.drydock.junit.LeakCheck;
import dev.drydock.process.Signal;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import example.job.JobRunner.Job;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever happens, no container is left: the extension sees to that. */
@EmulatedDocker(time = EngineTime.VIRTUAL, leaks = LeakCheck.FAIL)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobRunnerTest {
    private static final Job IMPORT =
            new Job("import", "acme/import:1", 64 << 20, 3, Duration.ofMinutes(10), Duration.ofHours(1));

    private final Engine engine;
    private final ManualClock clock;
    private final Faults faults;
    private final JobRunner runner;

    JobRunnerTest(DockerClient docker, Engine engine, ManualClock clock, Faults faults) {
        this.engine = engine;
        this.clock = clock;
        this.faults = faults;
        this.runner = new JobRunner(docker, clock::advance);
    }

    @Test
    void a_job_that_succeeds_is_run_once() {
        define(Script.start().after(Duration.ofMinutes(7)).exit(0));

        assertThat(runner.run(IMPORT)).isEqualTo(1);

        assertThat(clock.now()).isEqualTo(ManualClock.START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void a_job_that_fails_twice_is_run_three_times_ever_more_rarely() {
        define(Script.start().after(Duration.ofMinutes(7)).exit(0));
        faults.runs("import").times(2).fail(RunFault.crashes(Signal.SEGV, Duration.ofMinutes(2)));

        assertThat(runner.run(IMPORT)).isEqualTo(3);

        assertThat(clock.now()).isEqualTo(ManualClock.START.plus(Duration.ofMinutes(2 + 10 + 2 + 20 + 7)));
    }

    @Test
    void a_job_that_never_succeeds_is_given_up() {
        define(Script.start().exit(4));

        assertThatThrownBy(() -> runner.run(IMPORT))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("import failed 3 times; the last time it ended with 4");
    }

    @Test
    void a_job_that_hangs_is_ended_after_an_hour() {
        define(Script.start());

        assertThatThrownBy(() -> runner.run(IMPORT))
                .hasMessage("import failed 3 times; the last time it took longer than 3600 s");
    }

    @Test
    void a_job_that_takes_too_much_memory_is_known_by_that() {
        define(Script.start().takeMemory(65 << 20));

        assertThatThrownBy(() -> runner.run(IMPORT))
                .hasMessage("import failed 3 times; the last time it ran out of memory");
    }

    private void define(Script script) {
        engine.define("acme/import:1", image -> image.program("/usr/bin/import", script));
    }
}
