package dev.drydock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@link EnduranceTest} shows of many tests, of few. */
@Isolated("counts the threads and descriptors of the JVM")
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingIsLeftTest {

    @Test
    void of_tests_in_eight_threads_no_engine_no_thread_and_no_descriptor_is_left() {
        Crowd.pass(Crowd.Small.class, 50);
        OpenFiles before = OpenFiles.now();
        Crowd.pass(Crowd.Small.class, 50);
        assertThat(Crowd.threads()).isEmpty();
        assertThat(before.more()).isEmpty();
    }

    @Test
    void of_forks_neither() {
        Crowd.pass(Crowd.Forks.class, 50);
        OpenFiles before = OpenFiles.now();
        Crowd.pass(Crowd.Forks.class, 50);
        assertThat(Crowd.threads()).isEmpty();
        assertThat(before.more()).isEmpty();
    }
}
