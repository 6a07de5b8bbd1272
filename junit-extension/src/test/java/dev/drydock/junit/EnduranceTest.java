package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;

/** Twenty rounds of 2,000 tests in eight threads. Not run unless asked for, see CONTRIBUTING.md. */
@Tag("endurance")
@Isolated("counts the threads and descriptors of the JVM")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnduranceTest {
    private static final int ROUNDS = 20;
    private static final int TESTS = 2000;
    /** What JUnit itself and the collector's moods make of two rounds. */
    private static final long TOLERATED_BYTES = 8 << 20;

    @Test
    void twenty_rounds_of_two_thousand_tests_fail_nowhere_and_leave_nothing(TestReporter reporter) {
        Crowd.pass(Crowd.Small.class, 50);
        List<Long> held = new ArrayList<>();
        OpenFiles before = OpenFiles.now();
        for (int round = 1; round <= ROUNDS; round++) {
            long begun = System.nanoTime();
            Crowd.pass(Crowd.Large.class, TESTS);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            held.add(Crowd.heldBytes());
            reporter.publishEntry(
                    "round " + round,
                    TESTS + " tests in " + millis + " ms, " + (held.get(round - 1) >> 10) + " KiB held, "
                            + OpenFiles.now().names().size() + " open files, load "
                            + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            assertThat(Crowd.threads()).isEmpty();
            assertThat(before.more()).isEmpty();
        }
        assertThat(held.get(ROUNDS - 1)).isLessThan(held.get(1) + TOLERATED_BYTES);
    }
}
