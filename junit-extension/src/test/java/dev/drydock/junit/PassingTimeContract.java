package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import dev.drydock.Engine;
import dev.drydock.process.Signal;
import dev.drydock.process.script.Script;
import dev.drydock.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Clients of docker-java: what they call that waits for its answer, while time is moved by hand. */
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class PassingTimeContract {
    @Drydock
    Engine engine;

    @Drydock
    ManualClock clock;

    @Drydock
    DockerClient docker;

    @BeforeEach
    void define() {
        engine.define(
                "stubborn",
                image -> image.program(
                        "/stubborn",
                        Script.start().ignore(Signal.TERM).log("up").healthy()));
        engine.define(
                "job",
                image -> image.program(
                        "/job",
                        Script.start()
                                .log("begun")
                                .after(Duration.ofMinutes(2))
                                .log("done")
                                .exit(3)));
        // Something else is due each second.
        engine.run("stubborn", run -> run.name("ticks"));
    }

    @Test
    void a_stop_takes_its_timeout_and_no_more() {
        engine.run("stubborn", run -> run.name("web"));
        clock.letTimePass(() -> docker.stopContainerCmd("web").withTimeout(10).exec());
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(10));
        assertThat(engine.container("web").state().exitCode()).isEqualTo(137);
    }

    @Test
    void several_calls_one_after_the_other_each_take_their_time() {
        engine.run("stubborn", run -> run.name("web"));
        String id = clock.letTimePass(() -> {
            docker.restartContainerCmd("web").withTimeout(7).exec();
            String found = docker.inspectContainerCmd("web").exec().getId();
            docker.stopContainerCmd("web").withTimeout(5).exec();
            docker.removeContainerCmd("web").exec();
            return found;
        });
        assertThat(id).hasSize(64);
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(12));
    }

    @Test
    void who_waits_for_an_end_gets_there() {
        engine.run("job", run -> run.name("job"));
        int code = clock.letTimePass(() -> docker.waitContainerCmd("job")
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode());
        assertThat(code).isEqualTo(3);
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(120));
    }

    @Test
    void a_call_that_no_time_is_needed_for_takes_none() {
        clock.letTimePass(() -> docker.pingCmd().exec());
        assertThat(clock.now()).isEqualTo(ManualClock.START);
        assertThatThrownBy(() -> clock.letTimePass(
                        () -> docker.stopContainerCmd("nobody").exec()))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_waits_without_a_thread_does_not_move_the_time() {
        engine.run("stubborn", run -> run.name("web"));
        CompletableFuture<Integer> exit =
                engine.run("job", run -> run.name("job")).exitAsync().toCompletableFuture();
        clock.letTimePass(() -> docker.stopContainerCmd("web").withTimeout(3).exec());
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(3));
        clock.advance(Duration.ofSeconds(117));
        assertThat(exit).isCompletedWithValue(3);
    }

    @Test
    void who_has_asked_to_hear_of_an_end_hears_of_it_after_the_time_has_passed() {
        engine.run("job", run -> run.name("job"));
        WaitContainerResultCallback end = docker.waitContainerCmd("job").exec(new WaitContainerResultCallback());
        clock.advance(Duration.ofMinutes(2));
        assertThat(end.awaitStatusCode()).isEqualTo(3);
    }

    @Test
    void a_log_that_is_followed_is_read_after_the_time_has_passed() throws InterruptedException {
        engine.run("job", run -> run.name("job"));
        Lines lines = docker.logContainerCmd("job")
                .withStdOut(true)
                .withFollowStream(true)
                .exec(new Lines());
        clock.advance(Duration.ofMinutes(2));
        assertThat(lines.awaitCompletion(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines.text).hasToString("begun\ndone\n");
    }

    @Test
    void a_stop_from_java_may_wait_there_too() {
        engine.run("stubborn", run -> run.name("web"));
        clock.letTimePass(() -> engine.container("web").stop());
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(10));
    }

    @Test
    void a_call_that_nothing_ends_fails() {
        engine.container("ticks").kill("KILL");
        engine.define("still", image -> image.program("/still", Script.start()));
        engine.run("still", run -> run.name("web"));
        assertThatThrownBy(() -> clock.letTimePass(() -> engine.container("web").awaitExit()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the call waits, and nothing more is due that could end it");
    }

    private static final class Lines extends ResultCallback.Adapter<Frame> {
        private final StringBuffer text = new StringBuffer();

        @Override
        public void onNext(Frame frame) {
            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
        }
    }
}
