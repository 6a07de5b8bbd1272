package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.ProcessEnd;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code pgrep} and {@code pkill}, as BusyBox 1.35 and procps 4.0.2 have them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProcessNamesTest {
    @Test
    void busybox_shows_how_it_is_called_where_there_is_nothing_to_look_for() {
        assertThat(shown("sh", "pgrep"))
                .contains("multi-call binary.\n\nUsage: pgrep [-flanovx]")
                .endsWith("? 1\n");
        assertThat(shown("sh", "pgrep a b")).contains("Usage: pgrep").endsWith("? 1\n");
        assertThat(shown("sh", "pkill -9"))
                .contains("Usage: pkill [-l|-SIGNAL]")
                .endsWith("? 1\n");
        assertThat(shown("sh", "pkill -NOPE sh"))
                .startsWith("pkill: invalid option -- 'N'")
                .endsWith("? 1\n");
    }

    @Test
    void procps_says_what_is_missing() {
        assertThat(shown("bash", "pgrep"))
                .isEqualTo(
                        "pgrep: no matching criteria specified\n" + "Try `pgrep --help' for more information.\n? 2\n");
        assertThat(shown("bash", "pkill -NOPE sh"))
                .startsWith("pkill: Unknown signal \"NOPE\".")
                .endsWith("? 2\n");
    }

    @Test
    void a_session_and_a_parent_select_without_a_pattern() {
        assertThat(shown("sh", "sleep 9 & pgrep -P $$; pgrep -P 99; pgrep -l -s 1 sleep"))
                .isEqualTo("3\n1 sleep\n? 0\n");
    }

    private static String shown(String shell, String text) {
        try (ShellContainer container = new ShellContainer(shell.equals("sh"))) {
            ProcessEnd end = container.runInShell(shell, "-c", text);
            return container.errors.text() + container.out.text() + "? " + end.exitCode() + "\n";
        }
    }
}
