package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.Dock;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.RestartPolicy;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StopTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void who_obeys_the_stop_signal_ends_by_itself() {
        dock.run("one", "obedient");
        assertThat(dock.toldBy(() -> stop("one", StopOptions.DEFAULT)))
                .containsExactly("kill 15", "network disconnect", "stop", "die 0");
    }

    @Test
    void without_patience_the_kill_follows_at_once() {
        dock.run("one", "sleep", "1000");
        assertThat(dock.toldBy(() -> stop("one", StopOptions.within(0))))
                .containsExactly("kill 15", "kill 9", "network disconnect", "stop", "die 137");
    }

    @Test
    void endless_patience_never_kills() {
        dock.run("one", "sleep", "100000");
        CompletableFuture<Outcome> stop = stop("one", StopOptions.within(-1));
        dock.clock().advance(Duration.ofHours(10));
        assertThat(stop).isNotDone();
        dock.clock().advance(Duration.ofHours(20));
        assertThat(stop).isCompletedWithValue(Outcome.DONE);
        assertThat(dock.state("one").exitCode()).isZero();
    }

    @Test
    void the_container_says_which_signal_stops_it_and_how_long_that_may_take() {
        ContainerConfig config = ContainerConfig.builder()
                .image("box")
                .cmd(List.of("obedient"))
                .stopSignal("SIGINT")
                .stopTimeoutSeconds(3)
                .build();
        containers.create(new CreateContainer("one", "", config, null, null));
        dock.start("one");
        assertThat(dock.toldBy(() -> stop("one", StopOptions.DEFAULT)))
                .containsExactly("kill 2", "network disconnect", "stop", "die 9");
        dock.start("one");
        CompletableFuture<Outcome> stop = stop("one", new StopOptions("HUP", null));
        dock.clock().advance(Duration.ofSeconds(3));
        assertThat(stop).isCompletedWithValue(Outcome.DONE);
    }

    @Test
    void what_does_not_run_is_stopped_already() {
        dock.create("one", "true");
        assertThat(stop("one", StopOptions.DEFAULT)).isCompletedWithValue(Outcome.ALREADY_SO);
        dock.start("one");
        assertThat(stop("one", new StopOptions("NOPE", null))).isCompletedWithValue(Outcome.ALREADY_SO);
    }

    @Test
    void a_signal_that_is_none_is_refused() {
        dock.run("one", "sleep", "1000");
        assertThatThrownBy(() -> containers.stopAsync("one", new StopOptions("NOPE", null)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.SYSTEM))
                .hasMessage("cannot stop container: one: invalid signal: NOPE");
    }

    @Test
    void a_paused_container_goes_on_to_be_stopped() {
        dock.run("one", "obedient");
        containers.pause("one");
        assertThat(dock.toldBy(() -> stop("one", StopOptions.DEFAULT)))
                .containsExactly("kill 15", "unpause", "network disconnect", "stop", "die 0");
    }

    @Test
    void a_paused_container_is_killed_without_going_on() {
        dock.run("one", "sleep", "1000");
        containers.pause("one");
        assertThat(dock.toldBy(() -> containers.killAsync("one", "")))
                .containsExactly("kill 9", "network disconnect", "die 137");
    }

    @Test
    void two_stops_both_hear_of_the_one_end() {
        dock.run("one", "sleep", "1000");
        CompletableFuture<Outcome> first = stop("one", StopOptions.DEFAULT);
        CompletableFuture<Outcome> second = stop("one", StopOptions.within(2));
        dock.clock().advance(Duration.ofSeconds(2));
        assertThat(first).isCompletedWithValue(Outcome.DONE);
        assertThat(second).isCompletedWithValue(Outcome.DONE);
    }

    @Test
    void a_kill_that_is_obeyed_ends_with_the_signals_number() {
        dock.run("one", "sleep", "1000");
        assertThat(dock.toldBy(() -> containers.killAsync("one", "KILL")))
                .containsExactly("kill 9", "network disconnect", "die 137");
    }

    @Test
    void a_signal_that_is_ignored_changes_nothing() {
        dock.run("one", "sleep", "1000");
        assertThat(dock.toldBy(
                        () -> assertThat(containers.killAsync("one", "HUP").toCompletableFuture())
                                .isCompletedWithValue(Outcome.DONE)))
                .containsExactly("kill 1");
        assertThat(dock.status("one")).isEqualTo("running");
    }

    @Test
    void bad_signals_are_refused_before_the_container_is_looked_for() {
        assertThatThrownBy(() -> containers.killAsync("gone", "NOPE"))
                .hasMessage("cannot kill container: gone: invalid signal: NOPE");
        assertThatThrownBy(() -> containers.killAsync("gone", "99"))
                .hasMessage("cannot kill container: gone: the linux daemon does not support signal 99");
        assertThatThrownBy(() -> containers.killAsync("gone", "TERM"))
                .hasMessage("cannot kill container: gone: No such container: gone");
    }

    @Test
    void what_does_not_run_cannot_be_killed() {
        String id = dock.create("one", "true");
        assertThatThrownBy(() -> containers.killAsync("one", ""))
                .hasMessage("cannot kill container: one: container " + id + " is not running");
    }

    @Test
    void a_container_that_waits_to_be_restarted_is_stopped_without_a_signal() {
        dock.run("one", always(), "exit", "1");
        assertThat(dock.status("one")).isEqualTo("restarting");
        assertThat(dock.toldBy(
                        () -> assertThat(stop("one", StopOptions.DEFAULT)).isCompletedWithValue(Outcome.DONE)))
                .containsExactly("stop");
        dock.clock().advance(Duration.ofMinutes(5));
        assertThat(dock.status("one")).isEqualTo("exited");
        assertThat(dock.state("one").exitCode()).isEqualTo(1);
    }

    @Test
    void a_container_that_waits_to_be_restarted_is_killed_in_silence() {
        dock.run("one", always(), "exit", "1");
        assertThat(dock.toldBy(() -> containers.killAsync("one", ""))).isEmpty();
        assertThat(dock.status("one")).isEqualTo("exited");
    }

    @Test
    void restart_ends_and_starts() {
        dock.run("one", "obedient");
        assertThat(dock.toldBy(() -> containers.restartAsync("one", StopOptions.DEFAULT)))
                .containsExactly(
                        "kill 15", "network disconnect", "stop", "die 0", "network connect", "start", "restart");
        assertThat(dock.status("one")).isEqualTo("running");
    }

    @Test
    void restart_of_what_does_not_run_only_starts() {
        dock.create("one", "sleep", "1000");
        assertThat(dock.toldBy(() -> containers.restartAsync("one", StopOptions.DEFAULT)))
                .containsExactly("network connect", "start", "restart");
    }

    @Test
    void restart_keeps_a_container_that_removes_itself() {
        dock.run("one", HostConfig.builder().autoRemove(true).build(), "obedient");
        containers.restartAsync("one", StopOptions.DEFAULT);
        dock.settle();
        assertThat(dock.status("one")).isEqualTo("running");
        stop("one", StopOptions.DEFAULT);
        dock.settle();
        assertThatThrownBy(() -> dock.state("one")).hasMessage("No such container: one");
    }

    @Test
    void what_is_removed_meanwhile_is_not_restarted() {
        dock.run("one", "sleep", "1000");
        CompletableFuture<Outcome> restart =
                containers.restartAsync("one", StopOptions.DEFAULT).toCompletableFuture();
        assertThat(dock.toldBy(() -> containers.removeAsync("one", RemoveOptions.FORCE)))
                .containsExactly("kill 9", "network disconnect", "stop", "die 137", "destroy");
        assertThat(restart)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining(
                        "Cannot restart container one: container is marked for removal and cannot be" + " started");
    }

    @Test
    void a_restart_that_cannot_start_says_so() {
        dock.create("one", "nope");
        assertThatThrownBy(() -> containers.restartAsync("one", StopOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.UNKNOWN))
                .hasMessageStartingWith("Cannot restart container one: failed to create task for container: ");
    }

    private CompletableFuture<Outcome> stop(String name, StopOptions options) {
        return containers.stopAsync(name, options).toCompletableFuture();
    }

    private static HostConfig always() {
        return HostConfig.builder()
                .restartPolicy(new RestartPolicy("always", 0))
                .build();
    }
}
