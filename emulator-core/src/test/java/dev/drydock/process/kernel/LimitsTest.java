package dev.drydock.process.kernel;

import static dev.drydock.process.kernel.TestContainer.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.process.Exit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitsTest {
    private static final long MIB = 1 << 20;

    private final TestContainer box = new TestContainer();

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void above_the_limit_of_processes_no_child_can_be_made() {
        box.namespace = box.namespace(new Limits(0, 2, 0));
        box.ended(p -> {
            p.fork(c -> Exit.never(), -1, false);
            p.fork(c -> Exit.never(), -1, false);
            return Exit.SUCCESS;
        });
        assertThat(box.err()).isEqualTo("main: Resource temporarily unavailable\n");
    }

    @Test
    void above_the_limit_of_processes_nothing_can_be_started_beside_it() {
        box.namespace = box.namespace(new Limits(0, 1, 0));
        box.run(p -> Exit.never());
        StartException refused =
                catchThrowableOfType(StartException.class, () -> box.namespace.start(box.spec("true")));
        assertThat(refused.words()).isEqualTo("procReady not received");
        box.namespace.limit(Limits.NONE);
        assertThat(box.start("true").pid()).isEqualTo(2);
    }

    @Test
    void a_process_that_takes_too_much_memory_is_killed_and_it_is_told() {
        box.namespace = box.namespace(new Limits(10 * MIB, 0, 0));
        ProcessEnd end = box.ended(p -> {
            for (int i = 0; i < 20; i++) {
                p.accountMemory(MIB);
            }
            return Exit.SUCCESS;
        });
        assertThat(end).isEqualTo(new ProcessEnd(0, 9, true, box.clock.now()));
        assertThat(box.namespace.usage().outOfMemoryKills()).isEqualTo(1);
        assertThat(box.namespace.usage().memoryBytes()).isZero();
    }

    @Test
    void the_largest_is_killed_even_if_another_one_asked() {
        box.namespace = box.namespace(new Limits(10 * MIB, 0, 0));
        ProcessEnd end = box.ended(p -> {
            int large = p.fork(
                    c -> {
                        c.accountMemory(6 * MIB);
                        c.sleep(Duration.ofDays(1));
                        return Exit.SUCCESS;
                    },
                    -1,
                    false);
            p.sleep(Duration.ofSeconds(1));
            p.accountMemory(5 * MIB);
            return Exit.of(p.waitFor(large, true, false).shellStatus());
        });
        assertThat(end).isNull();
        box.clock.advance(Duration.ofSeconds(1));
        assertThat(box.namespace.processes()).isEmpty();
        assertThat(box.namespace.usage().outOfMemoryKills()).isEqualTo(1);
    }

    @Test
    void what_all_containers_hold_together_is_limited_too() {
        RunningProcess small = box.run(p -> {
            p.accountMemory(200 * MIB);
            return Exit.never();
        });
        box.namespace = box.namespace(Limits.NONE);
        RunningProcess large = box.run(p -> {
            p.accountMemory(900 * MIB);
            return Exit.never();
        });
        box.clock.runUntilIdle();
        assertThat(small.end()).isNotDone();
        assertThat(large.end().getNow(null).outOfMemory()).isTrue();
    }

    @Test
    void memory_is_given_back_at_the_end_and_when_another_program_goes_on() {
        box.program("/bin/next", p -> Exit.never());
        box.run(p -> {
            p.accountMemory(3 * MIB);
            p.accountMemory(-MIB);
            p.err().write(bytes(String.valueOf(box.namespace.usage().memoryBytes())));
            return Exit.exec("/bin/next", java.util.List.of("next"), java.util.Map.of());
        });
        box.clock.runUntilIdle();
        assertThat(box.err()).isEqualTo(String.valueOf(2 * MIB + MIB / 2));
        assertThat(box.namespace.usage().memoryBytes()).isEqualTo(MIB / 2);
        assertThat(box.namespace.usage().peakMemoryBytes()).isEqualTo(3 * MIB + MIB / 2);
    }

    @Test
    void programs_count_the_cpus_that_they_may_use() {
        assertThat(box.namespace.machine().cpus()).isEqualTo(4);
        box.namespace.limit(new Limits(0, 0, 2));
        assertThat(box.namespace.machine().cpus()).isEqualTo(2);
    }
}
