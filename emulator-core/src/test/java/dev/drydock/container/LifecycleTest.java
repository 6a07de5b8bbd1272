package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LifecycleTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void a_container_runs_and_ends_with_its_exit_code() {
        dock.run("one", "exit", "3");
        assertThat(dock.status("one")).isEqualTo("exited");
        assertThat(dock.state("one").exitCode()).isEqualTo(3);
        assertThat(dock.told()).containsExactly("create", "network connect", "start", "network disconnect", "die 3");
    }

    @Test
    void who_ignores_the_stop_signal_is_killed_when_the_time_is_over() {
        dock.run("one", "sleep", "1000");
        CompletableFuture<Outcome> stop =
                containers.stopAsync("one", StopOptions.DEFAULT).toCompletableFuture();
        dock.clock().advance(Duration.ofMillis(9_999));
        assertThat(stop).isNotDone();
        dock.clock().advance(Duration.ofMillis(1));
        assertThat(stop).isCompletedWithValue(Outcome.DONE);
        assertThat(dock.state("one").exitCode()).isEqualTo(137);
        assertThat(dock.told()).endsWith("kill 15", "kill 9", "network disconnect", "stop", "die 137");
    }
}
