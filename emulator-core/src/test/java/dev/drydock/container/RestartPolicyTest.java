package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.Dock;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartPolicyTest {
    private final Dock dock = new Dock();
    private final Containers containers = dock.engine.containers();

    @AfterEach
    void close() {
        dock.close();
    }

    @Test
    void the_delay_doubles_from_a_tenth_of_a_second_to_a_minute() {
        dock.run("one", policy("always", 0), "exit", "1");
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant ended = dock.state("one").finishedAt();
            int before = containers.inspect("one", false).restartCount();
            dock.clock().runUntil(() -> containers.inspect("one", false).restartCount() > before);
            delays.add(Duration.between(ended, dock.state("one").startedAt()).toMillis());
        }
        assertThat(delays)
                .containsExactly(
                        100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 51_200L, 60_000L, 60_000L);
    }

    @Test
    void who_ran_for_ten_seconds_begins_with_a_short_delay_again() {
        dock.run("one", policy("always", 0), "sleep", "10");
        dock.clock().advance(Duration.ofSeconds(10));
        dock.clock().advance(Duration.ofMillis(100));
        assertThat(dock.status("one")).isEqualTo("running");
        dock.clock().advance(Duration.ofSeconds(10));
        dock.clock().advance(Duration.ofMillis(99));
        assertThat(dock.status("one")).isEqualTo("restarting");
        dock.clock().advance(Duration.ofMillis(1));
        assertThat(dock.status("one")).isEqualTo("running");
        assertThat(containers.inspect("one", false).restartCount()).isEqualTo(2);
    }

    @Test
    void on_failure_gives_up_after_its_retries() {
        dock.run("one", policy("on-failure", 2), "exit", "4");
        dock.clock().advance(Duration.ofHours(1));
        assertThat(dock.status("one")).isEqualTo("exited");
        assertThat(dock.state("one").exitCode()).isEqualTo(4);
        assertThat(containers.inspect("one", false).restartCount()).isEqualTo(2);
        assertThat(dock.told().stream().filter("start"::equals)).hasSize(3);
    }

    @Test
    void success_is_no_failure() {
        dock.run("one", policy("on-failure", 0), "true");
        dock.clock().advance(Duration.ofHours(1));
        assertThat(dock.status("one")).isEqualTo("exited");
    }

    @Test
    void who_was_stopped_by_hand_stays_so_under_every_policy() {
        for (String name : List.of("always", "unless-stopped", "on-failure")) {
            dock.run(name, policy(name, 0), "sleep", "100000");
            containers.stopAsync(name, StopOptions.within(0));
            dock.clock().advance(Duration.ofMinutes(5));
            assertThat(dock.status(name)).as(name).isEqualTo("exited");
        }
    }

    @Test
    void a_container_that_waits_to_be_restarted_counts_as_running() {
        dock.run("one", policy("always", 0), "exit", "1");
        StateDetails state = dock.state("one");
        assertThat(state.status()).isEqualTo("restarting");
        assertThat(state.running()).isTrue();
        assertThat(state.restarting()).isTrue();
        assertThat(state.exitCode()).isEqualTo(1);
        assertThat(state.pid()).isZero();
        assertThat(dock.start("one")).isEqualTo(Outcome.ALREADY_SO);
    }

    @Test
    void a_start_by_hand_counts_from_nought() {
        dock.run("one", policy("on-failure", 1), "exit", "1");
        dock.clock().advance(Duration.ofHours(1));
        assertThat(containers.inspect("one", false).restartCount()).isEqualTo(1);
        dock.start("one");
        assertThat(containers.inspect("one", false).restartCount()).isEqualTo(1);
        dock.clock().advance(Duration.ofHours(1));
        assertThat(dock.told().stream().filter("start"::equals)).hasSize(4);
    }

    @Test
    void each_end_is_one_for_those_who_wait() throws InterruptedException {
        dock.create("one", policy("always", 0), "exit", "1");
        var wait = containers.waitAsync("one", WaitCondition.NEXT_EXIT).toCompletableFuture();
        dock.start("one");
        assertThat(wait).isCompletedWithValue(new WaitResult(1, null));
        var next = containers.waitAsync("one", WaitCondition.NOT_RUNNING).toCompletableFuture();
        assertThat(next).isNotDone();
        dock.clock().advance(Duration.ofMillis(100));
        assertThat(next).isCompletedWithValue(new WaitResult(1, null));
    }

    @Test
    void a_forced_removal_ends_it_all() {
        dock.run("one", policy("always", 0), "exit", "1");
        assertThat(dock.toldBy(() -> containers.removeAsync("one", RemoveOptions.FORCE)))
                .containsExactly("destroy");
        dock.clock().advance(Duration.ofHours(1));
        assertThat(containers.list(ListOptions.ALL)).isEmpty();
    }

    @Test
    void closing_the_engine_starts_nothing_again() {
        dock.run("one", policy("always", 0), "sleep", "100000");
        dock.close();
        assertThat(dock.told()).endsWith("die 137").filteredOn("start"::equals).hasSize(1);
    }

    private static HostConfig policy(String name, int retries) {
        return HostConfig.builder()
                .restartPolicy(new RestartPolicy(name, retries))
                .build();
    }
}
