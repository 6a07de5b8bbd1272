package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.Limits;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What utilities keep of their input counts as the container's memory, of which it has 5 MiB here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeldMemoryTest {
    private static final String LONG = "x".repeat(999);

    @Test
    void a_line_without_an_end_is_too_much() {
        assertThat(shown("yes | tr -d '\\n' | tail | wc -c")).isEqualTo("0\n");
    }

    @Test
    void so_are_more_lines_than_fit() {
        assertThat(shown("yes " + LONG + " | tail -n 100000000 | wc -c")).isEqualTo("0\n");
        assertThat(shown("yes " + LONG + " | sort | wc -c")).isEqualTo("0\n");
    }

    @Test
    void the_end_of_a_long_input_is_not() {
        String much = "yes " + LONG + " | head -c 20000000 | ";
        assertThat(shown(much + "tail -c 5; " + much + "tail -n 2 | wc -l")).isEqualTo("xxxx\n2\n");
    }

    private static String shown(String text) {
        try (ShellContainer container = new ShellContainer(true, new Limits(5 << 20, 0, 0))) {
            container.runInShell("sh", "-c", text);
            return container.out.text();
        }
    }
}
