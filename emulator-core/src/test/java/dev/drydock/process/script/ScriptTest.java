package dev.drydock.process.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.Outcome;
import dev.drydock.process.Signal;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScriptTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final Engine engine = Engine.builder().clock(clock).seed(1).build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_it_says_is_in_the_logs_when_its_time_has_come() {
        ContainerHandle job = run(Script.start().log("starting").after(SECOND).logError("ready"));
        assertThat(job.logs()).isEqualTo("starting\n");

        clock.advance(SECOND);

        assertThat(job.logs()).isEqualTo("starting\nready\n");
        assertThat(job.state().running()).isTrue();
    }

    @Test
    void it_ends_when_and_as_it_is_told_to() {
        ContainerHandle job = run(Script.start().after(SECOND.multipliedBy(5)).exit(1));

        clock.advance(SECOND.multipliedBy(4));
        assertThat(job.state().status()).isEqualTo("running");
        clock.advance(SECOND);

        assertThat(job.state().status()).isEqualTo("exited");
        assertThat(job.state().exitCode()).isEqualTo(1);
        assertThat(job.state().finishedAt()).isEqualTo(ManualClock.START.plusSeconds(5));
    }

    @Test
    void it_is_not_well_before_it_says_so_and_not_after_it_takes_that_back() {
        ContainerHandle job = run(Script.start()
                .after(SECOND.multipliedBy(3))
                .healthy()
                .after(SECOND.multipliedBy(60))
                .unhealthy());
        clock.advance(Duration.ofMillis(2_900));
        assertThat(health(job)).isEqualTo("starting");

        clock.advance(SECOND.multipliedBy(2));
        assertThat(health(job)).isEqualTo("healthy");

        clock.advance(SECOND.multipliedBy(60));
        assertThat(health(job)).isEqualTo("unhealthy");
    }

    @Test
    void term_ends_it() {
        ContainerHandle job = run(Script.start());

        assertThat(job.stop()).isEqualTo(Outcome.DONE);

        assertThat(job.state().exitCode()).isEqualTo(128 + Signal.TERM.number());
    }

    @Test
    void term_does_not_end_it_if_it_ignores_that() {
        ContainerHandle job = run(Script.start().ignore(Signal.TERM));

        CompletableFuture<Outcome> stopped = job.stopAsync().toCompletableFuture();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(stopped).isNotDone();
        clock.advance(SECOND);

        assertThat(stopped).isCompletedWithValue(Outcome.DONE);
        assertThat(job.state().exitCode()).isEqualTo(128 + Signal.KILL.number());
    }

    @Test
    void it_is_killed_for_want_of_memory_when_it_takes_more_than_it_may() {
        engine.define(
                "hungry",
                image -> image.program(
                        "/hungry",
                        Script.start().takeMemory(10 << 20).after(SECOND).takeMemory(10 << 20)));
        ContainerHandle hungry = engine.run("hungry", run -> run.memory(16 << 20));
        assertThat(hungry.state().running()).isTrue();

        clock.advance(SECOND);

        assertThat(hungry.state().outOfMemoryKilled()).isTrue();
        assertThat(hungry.state().exitCode()).isEqualTo(128 + Signal.KILL.number());
    }

    @Test
    void it_writes_files() {
        engine.define(
                "writer",
                image -> image.file("/etc/own", "old\n")
                        .program("/writer", Script.start().write("/etc/own", "new\n")));
        ContainerHandle writer = engine.run("writer");

        clock.runUntilIdle();

        assertThat(new String(writer.read("/etc/own"), StandardCharsets.UTF_8)).isEqualTo("new\n");
    }

    private ContainerHandle run(Script script) {
        engine.define("job", image -> image.program("/job", script));
        ContainerHandle job = engine.run("job");
        clock.runUntilIdle();
        return job;
    }

    private static String health(ContainerHandle job) {
        return Objects.requireNonNull(job.state().health()).status();
    }
}
