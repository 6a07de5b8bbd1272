package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.Limits;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Scripts that want more than a container has come to its limits. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerLimitsTest {
    private static final Limits FEW_PROCESSES = new Limits(0, 20, 0);
    private static final Limits LITTLE_MEMORY = new Limits(32 << 20, 0, 0);
    private static final int KILLED = 137;

    @Test
    void a_fork_bomb_meets_the_limit_of_processes_and_is_killed() {
        assertBombEnds("bash", ":(){ :|:& };:");
        assertBombEnds("sh", "b(){ b|b& };b");
    }

    private static void assertBombEnds(String shell, String bomb) {
        try (ShellContainer container = new ShellContainer(true, FEW_PROCESSES)) {
            container.runInShell(shell, "-c", bomb);
            container.clock.runUntil(() -> container.errors.text().contains("Resource temporarily unavailable"));
            assertThat(container.namespace().processes()).hasSizeLessThanOrEqualTo(FEW_PROCESSES.processes());
            container.namespace().killAll();
            container.clock.runUntil(() -> container.namespace().processes().isEmpty());
            assertThat(container.errors.text()).contains("Resource temporarily unavailable");
            assertThat(container.namespace().processes()).isEmpty();
        }
    }

    @Test
    void a_sequence_of_a_hundred_million_words_does_not_fit() {
        assertKilled("bash", "echo {1..100000000} | wc -c; echo {1..1000}{1..1000}{1..1000}");
    }

    @Test
    void a_sequence_that_fits_is_whole_and_given_back() {
        try (ShellContainer container = new ShellContainer(true, LITTLE_MEMORY)) {
            container.runInShell("bash", "-c", "for i in 1 2 3 4 5 6; do echo {1..50000} | wc -w; done");
            assertThat(container.out.text()).isEqualTo("50000\n".repeat(6));
        }
    }

    @Test
    void a_variable_that_doubles_does_not_fit() {
        assertKilled("bash", "x=x; while :; do x=$x$x; done");
        assertKilled("sh", "x=x; while :; do x=$x$x; done");
    }

    @Test
    void neither_does_an_array_without_an_end() {
        assertKilled("bash", "x=x; for i in {1..18}; do x=$x$x; done; while :; do a+=($x); done");
    }

    private static void assertKilled(String shell, String script) {
        try (ShellContainer container = new ShellContainer(true, LITTLE_MEMORY)) {
            assertThat(container.runInShell(shell, "-c", script).exitCode()).isEqualTo(KILLED);
            assertThat(container.run(shell, "-c", "echo alive").exitCode()).isZero();
        }
    }
}
