package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.process.kernel.ScriptedNamespace;
import dev.drydock.process.kernel.StartException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthChecksTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Ship ship = new Ship();

    @Test
    void a_container_is_asked_an_interval_after_its_start_and_after_each_answer() {
        Container container = container(every(SECOND, 3));
        ScriptedNamespace namespace = ship.start(container);
        assertThat(container.health()).isEqualTo(new HealthReport("starting", 0, List.of()));
        Instant start = ship.clock.now();

        ship.clock.advance(SECOND.minusNanos(1));
        assertThat(namespace.starts()).isZero();
        ship.clock.advance(Duration.ofNanos(1));
        assertThat(namespace.last().spec().arguments()).containsExactly("/bin/sh", "-c", "ask");
        ship.clock.advance(Duration.ofMillis(300));
        namespace.print(0, "fine\n");
        namespace.last().exit(0);

        assertThat(container.health().status()).isEqualTo("healthy");
        assertThat(container.health().log())
                .containsExactly(new HealthReport.Probe(
                        start.plus(SECOND), start.plus(SECOND).plusMillis(300), 0, "fine\n"));
        ship.clock.advance(SECOND.minusNanos(1));
        assertThat(namespace.starts()).isEqualTo(1);
        ship.clock.advance(Duration.ofNanos(1));
        assertThat(namespace.starts()).isEqualTo(2);
        assertThat(ship.told())
                .containsExactly(
                        "exec_create: /bin/sh -c ask",
                        "exec_start: /bin/sh -c ask",
                        "exec_die",
                        "health_status: healthy",
                        "exec_create: /bin/sh -c ask",
                        "exec_start: /bin/sh -c ask");
    }

    @Test
    void so_many_failures_in_a_row_make_it_unhealthy() {
        Container container = container(every(SECOND, 2));
        ScriptedNamespace namespace = ship.start(container);
        fail(namespace);
        assertThat(container.health().status()).isEqualTo("starting");
        assertThat(container.health().failingStreak()).isEqualTo(1);
        fail(namespace);
        assertThat(container.health().status()).isEqualTo("unhealthy");
        ship.clock.advance(SECOND);
        namespace.last().exit(0);
        assertThat(container.health().status()).isEqualTo("healthy");
        assertThat(container.health().failingStreak()).isZero();
        assertThat(ship.told()).contains("health_status: unhealthy", "health_status: healthy");
    }

    @Test
    void a_probe_that_takes_too_long_is_killed() {
        Container container = container(every(SECOND, 1));
        ScriptedNamespace namespace = ship.start(container);
        ship.clock.advance(SECOND);
        namespace.print(0, "half");
        ship.clock.advance(SECOND);
        assertThat(namespace.last().end()).isCompleted();
        assertThat(container.health().status()).isEqualTo("unhealthy");
        assertThat(container.health().log())
                .extracting(HealthReport.Probe::exitCode, HealthReport.Probe::output)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(-1, "Health check exceeded timeout (1s): half"));
    }

    @Test
    void a_probe_that_cannot_be_run_counts_as_a_failure() {
        Container container = container(every(SECOND, 1));
        ScriptedNamespace namespace = ship.start(container);
        namespace.refuse(Reason.NOT_FOUND, "exec: \"nope\": executable file not found in $PATH");
        ship.clock.advance(SECOND);
        assertThat(container.health().status()).isEqualTo("unhealthy");
        assertThat(container.health().log())
                .extracting(HealthReport.Probe::output)
                .containsExactly(
                        "OCI runtime exec failed: exec failed: unable to start container process: exec: \"nope\":"
                                + " executable file not found in $PATH");
    }

    @Test
    void only_five_probes_and_four_kibibytes_of_each_are_kept() {
        Container container = container(every(SECOND, 1));
        ScriptedNamespace namespace = ship.start(container);
        for (int i = 0; i < 7; i++) {
            ship.clock.advance(SECOND);
            namespace.print(2 * i, "x".repeat(5000));
            namespace.last().exit(i);
        }
        assertThat(container.health().log())
                .extracting(HealthReport.Probe::exitCode)
                .containsExactly(2, 3, 4, 5, 6);
        assertThat(container.health().log().get(0).output()).isEqualTo("x".repeat(4096) + "...");
    }

    @Test
    void failures_in_the_start_period_do_not_count_and_the_start_interval_is_used() {
        Healthcheck check = new Healthcheck(
                List.of("CMD", "ask"), Duration.ofSeconds(10), SECOND, Duration.ofSeconds(3), SECOND, 1);
        Container container = container(check);
        ScriptedNamespace namespace = ship.start(container);
        fail(namespace);
        fail(namespace);
        assertThat(container.health().status()).isEqualTo("starting");
        assertThat(container.health().failingStreak()).isZero();
        fail(namespace);
        assertThat(container.health().status()).isEqualTo("unhealthy");
        assertThat(namespace.last().spec().arguments()).containsExactly("ask");
        ship.clock.advance(Duration.ofSeconds(9));
        assertThat(namespace.starts()).isEqualTo(3);
        ship.clock.advance(SECOND);
        assertThat(namespace.starts()).isEqualTo(4);
    }

    @Test
    void a_container_that_ended_counts_as_unhealthy_and_is_asked_no_more() {
        Container container = container(every(SECOND, 3));
        ScriptedNamespace namespace = ship.start(container);
        ship.clock.advance(SECOND);
        namespace.last().exit(0);
        ship.end(container, 0);
        assertThat(container.health().status()).isEqualTo("unhealthy");
        assertThat(container.health().failingStreak()).isZero();
        ship.clock.advance(Duration.ofMinutes(1));
        assertThat(namespace.starts()).isEqualTo(1);
        assertThat(ship.told()).doesNotContain("health_status: unhealthy");

        ship.start(container);
        assertThat(container.health().status()).isEqualTo("starting");
        assertThat(container.health().log()).hasSize(1);
    }

    @Test
    void a_probe_that_runs_when_the_container_is_paused_does_not_count() {
        Container container = container(every(SECOND, 3));
        ScriptedNamespace namespace = ship.start(container);
        ship.clock.advance(SECOND);
        ship.lock.run(() -> ship.health.paused(container));
        assertThat(namespace.last().end()).isCompleted();
        assertThat(container.health()).isEqualTo(new HealthReport("unhealthy", 0, List.of()));
        ship.lock.run(() -> ship.health.resumed(container));
        ship.clock.advance(SECOND);
        namespace.last().exit(0);
        assertThat(container.health().status()).isEqualTo("healthy");
    }

    @Test
    void a_probe_that_dies_with_the_container_does_not_count() {
        Container container = container(every(SECOND, 1));
        ScriptedNamespace namespace = ship.start(container);
        ship.clock.advance(SECOND);
        namespace.end();
        namespace.last().exit(137);
        assertThat(container.health()).isEqualTo(new HealthReport("starting", 0, List.of()));
        ship.end(container, 137);
        assertThat(container.health()).isEqualTo(new HealthReport("unhealthy", 0, List.of()));
    }

    @Test
    void without_a_check_or_with_none_there_is_no_report() {
        Container plain = ship.create("plain", ContainerConfig.NONE);
        ship.start(plain);
        assertThat(plain.health()).isNull();
        Container none = container(Healthcheck.of("NONE"));
        ship.start(none);
        assertThat(none.health()).isNull();
        ship.clock.advance(Duration.ofMinutes(1));
        assertThat(ship.told()).isEmpty();
    }

    private void fail(ScriptedNamespace namespace) {
        ship.clock.advance(SECOND);
        namespace.last().exit(1);
    }

    private Container container(Healthcheck check) {
        return ship.create("ch", ContainerConfig.builder().healthcheck(check).build());
    }

    private static Healthcheck every(Duration interval, int retries) {
        return new Healthcheck(List.of("CMD-SHELL", "ask"), interval, SECOND, Duration.ZERO, Duration.ZERO, retries);
    }
}
