package dev.drydock.junit;

import static dev.drydock.junit.assertion.DrydockAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.ListOptions;
import dev.drydock.container.Outcome;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import dev.drydock.process.Signal;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EmulatedDocker(images = "alpine", time = EngineTime.VIRTUAL, client = ClientTransport.SOCKET)
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VirtualTimeTest {
    private final Engine engine;
    private final ManualClock clock;

    VirtualTimeTest(Engine engine, ManualClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Test
    void an_advance_runs_all_that_falls_due_on_its_way_and_returns_when_that_has_settled() {
        ContainerHandle job =
                engine.run("alpine", "sh", "-c", "for i in 1 2 3; do sleep 10; date +%H:%M:%S; done | cat; exit 4");

        clock.advance(Duration.ofMinutes(1));

        assertThat(job).hasExitCode(4);
        assertThat(job.logs()).isEqualTo("00:00:10\n00:00:20\n00:00:30\n");
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(60));
    }

    @Test
    void a_container_that_does_not_hear_is_killed_when_its_time_to_stop_is_over() {
        ContainerHandle deaf = engine.run("alpine", "sleep", "3600");
        CompletableFuture<Outcome> stopped = deaf.stopAsync().toCompletableFuture();

        clock.advance(Duration.ofSeconds(9));
        assertThat(stopped).isNotDone();
        clock.advance(Duration.ofSeconds(1));

        assertThat(stopped).isCompletedWithValue(Outcome.DONE);
        assertThat(deaf).hasExitCode(137);
    }

    @Test
    void health_is_asked_for_at_its_intervals() {
        ContainerHandle web = engine.run(
                "alpine",
                run -> run.name("web")
                        .command("sh", "-c", "sleep 12; touch /well; sleep 3600")
                        .healthcheck("test -f /well", Duration.ofSeconds(5), 4));

        clock.advance(Duration.ofSeconds(11));
        assertThat(web).hasHealth("starting");
        clock.advance(Duration.ofSeconds(4));
        assertThat(web).isHealthy();
        assertThat(Objects.requireNonNull(web.state().health()).log())
                .extracting(probe ->
                        Duration.between(ManualClock.START, probe.start()).toSeconds())
                .containsExactly(5L, 10L, 15L);
    }

    @Test
    void a_restart_waits_twice_as_long_each_time() {
        ContainerHandle failing =
                engine.run("alpine", run -> run.restart("always").command("false"));

        clock.advance(Duration.ofMillis(90));
        assertThat(failing).hasStatus("restarting").hasRestarted(1);
        clock.advance(Duration.ofMillis(20));
        assertThat(failing).hasRestarted(2);
        clock.advance(Duration.ofMillis(200));
        assertThat(failing).hasRestarted(3);
        clock.advance(Duration.ofMillis(400));
        assertThat(failing).hasRestarted(4);
    }

    @Test
    void lists_say_how_long_something_has_been_up() {
        engine.run("alpine", "sleep", "3600");
        clock.advance(Duration.ofMinutes(3));
        assertThat(engine.containers().list(ListOptions.RUNNING).get(0).status())
                .isEqualTo("Up 3 minutes");
    }

    @Test
    void one_can_go_on_until_something_is_so() {
        ContainerHandle web = engine.run("alpine", "sh", "-c", "sleep 90; echo ready; sleep 3600");

        assertThat(clock.runUntil(() -> web.logs().contains("ready"))).isTrue();

        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(90));
    }

    @Test
    void what_never_comes_is_not_waited_for_when_nothing_more_is_due() {
        ContainerHandle web = engine.run("alpine", "sleep", "90");
        assertThat(clock.runUntil(() -> web.logs().contains("ready"))).isFalse();
        assertThat(web).hasExitCode(0);
    }

    @Test
    void what_can_be_done_now_is_done_without_moving_time() {
        ContainerHandle job = engine.run("alpine", "sh", "-c", "seq 1 1000 | wc -l");
        clock.runUntilIdle();
        assertThat(job).hasExitCode(0).hasLogLine("1000");
        assertThat(clock.now()).isEqualTo(ManualClock.START);
    }

    @Test
    void a_client_over_http_lives_in_the_same_time(DockerClient docker) throws Exception {
        engine.define(
                "stubborn", image -> image.program("/stubborn", Script.start().ignore(Signal.TERM)));
        engine.run("stubborn", run -> run.name("web"));
        clock.runUntilIdle();
        try (EventSubscription events = engine.events().subscribe(null, null, EventFilter.ALL)) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(
                    () -> docker.stopContainerCmd("web").withTimeout(600).exec());
            for (Event event = events.take(); event != null && !event.action().equals("kill"); ) {
                event = events.take();
            }

            clock.advance(Duration.ofSeconds(599));
            assertThat(stopped).isNotDone();
            clock.advance(Duration.ofSeconds(1));

            stopped.get();
        }
        assertThat(engine.container("web")).hasExitCode(137);
    }

    @Test
    void ten_containers_are_asked_each_second_as_long_as_time_goes_on() {
        engine.define("well", image -> image.program("/well", Script.start().healthy()));
        IntStream.range(0, 10).forEach(each -> engine.run("well"));

        clock.advance(Duration.ofMinutes(3));

        assertThat(engine.containers().list(ListOptions.RUNNING))
                .hasSize(10)
                .allSatisfy(container -> assertThat(container.status()).isEqualTo("Up 3 minutes (healthy)"));
    }
}
