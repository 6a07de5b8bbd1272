package dev.drydock.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasurementsTest {
    private final Ship ship = new Ship();
    private final Container container = ship.create(
            "cu",
            ContainerConfig.NONE,
            HostConfig.builder()
                    .resources(Resources.builder()
                            .memoryBytes(100 << 20)
                            .memorySwapBytes(200 << 20)
                            .pidsLimit(50L)
                            .build())
                    .build());

    @Test
    void a_container_that_does_not_run_has_an_empty_sample_at_once() throws Exception {
        ContainerStats sample = ship.inquiries.stats("cu", false, false).next();
        assertThat(sample).isEqualTo(StatsSample.empty(container.id().value(), "/cu"));
    }

    @Test
    void a_single_sample_has_none_before() throws Exception {
        ship.start(container);
        ContainerStats sample = ship.inquiries.stats("cu", false, true).next();
        assertThat(sample.read()).isEqualTo(ship.clock.now());
        assertThat(sample.previousRead()).isNull();
        assertThat(sample.previousCpu().system()).isNull();
        assertThat(sample.pids()).isEqualTo(3);
        assertThat(sample.pidsLimit()).isEqualTo(50);
        assertThat(sample.networks()).isEmpty();
    }

    @Test
    void memory_and_cpu_are_told_as_cgroups_of_version_1_do() throws Exception {
        ship.start(container);
        ContainerStats sample = ship.inquiries.stats("cu", false, true).next();
        assertThat(sample.memory().usageBytes()).isEqualTo(8192);
        assertThat(sample.memory().maxUsageBytes()).isEqualTo(16384);
        assertThat(sample.memory().limitBytes()).isEqualTo(100 << 20);
        assertThat(sample.memory().detail())
                .hasSize(32)
                .containsEntry("rss", 8192L)
                .containsEntry("total_rss", 8192L)
                .containsEntry("hierarchical_memory_limit", 100L << 20)
                .containsEntry("hierarchical_memsw_limit", 200L << 20);
        assertThat(sample.cpu().total()).isEqualTo(Duration.ofMillis(125));
        assertThat(sample.cpu().user()).isEqualTo(Duration.ofMillis(120));
        assertThat(sample.cpu().perCpu().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(sample.cpu().total());
        assertThat(sample.cpu().system()).isEqualTo(Duration.ofHours(2));
        assertThat(sample.cpu().onlineCpus()).isEqualTo(2);
    }

    @Test
    void otherwise_a_sample_is_compared_with_one_a_second_before() {
        ship.start(container);
        Instant first = ship.clock.now();
        StatsSource source = ship.inquiries.stats("cu", false, false);
        CompletableFuture<@Nullable ContainerStats> sample = next(source);
        ship.clock.advance(Duration.ofSeconds(1));
        assertThat(sample.join().previousRead()).isEqualTo(first);
        assertThat(sample.join().read()).isEqualTo(first.plusSeconds(1));
        assertThat(next(source).join()).isNull();
    }

    @Test
    void a_stream_goes_on_over_the_end_of_a_run_until_the_container_is_gone() {
        ship.start(container);
        StatsSource source = ship.inquiries.stats("cu", true, false);
        assertThat(next(source).join().previousRead()).isNull();
        ship.clock.advance(Duration.ofSeconds(1));
        assertThat(next(source).join().previousRead()).isNotNull();
        ship.end(container, 0);
        ship.clock.advance(Duration.ofSeconds(1));
        assertThat(next(source).join().read()).isNull();
        ship.lock.run(() -> ship.store.remove(container));
        ship.clock.advance(Duration.ofSeconds(1));
        assertThat(next(source).join()).isNull();
    }

    @Test
    void a_sample_that_nobody_pulled_is_replaced_by_the_next() {
        ship.start(container);
        StatsSource source = ship.inquiries.stats("cu", true, false);
        ship.clock.advance(Duration.ofSeconds(3));
        assertThat(next(source).join().read()).isEqualTo(ship.clock.now());
        source.close();
        assertThat(next(source).join()).isNull();
    }

    private static CompletableFuture<@Nullable ContainerStats> next(StatsSource source) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return source.next();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }
}
