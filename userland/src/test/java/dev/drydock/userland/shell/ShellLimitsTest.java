package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What never ends by itself is ended, and takes nothing else with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShellLimitsTest {
    @Test
    void dash_counts_how_deep_functions_call_themselves() {
        assertThat(ShellScriptsTest.run("f() { f; }; (f); echo $?", "dash", false))
                .isEqualTo(
                        "stdout: 2\n\nstderr: dash: 1: Maximum function recursion depth (1000) reached\n\nstatus: 0");
    }

    @Test
    void bash_and_ash_end_with_a_segmentation_fault() {
        assertThat(ShellScriptsTest.run("f() { f; }; (f) 2>/dev/null; echo $?", "bash", false))
                .startsWith("stdout: 139\n");
        assertThat(ShellScriptsTest.run("f() { f; }; (f); echo $?", "sh", true))
                .isEqualTo("stdout: 139\n\nstderr: Segmentation fault\n\nstatus: 0");
    }

    @Test
    void a_recursion_of_a_thousand_calls_ends_well() {
        String script = "f() { [ $1 -gt 0 ] && f $(($1 - 1)); echo $1 >f1; }; f 900; cat f1";
        assertThat(ShellScriptsTest.run(script, "dash", false)).isEqualTo("stdout: 900\n\nstderr: \nstatus: 0");
    }

    @Test
    void variables_that_mean_each_other_are_an_error() {
        assertThat(ShellScriptsTest.run("a=b b=a; echo $((a)); echo no", "bash", false))
                .contains("expression recursion level exceeded");
    }

    @Test
    void a_loop_without_an_end_is_ended_by_a_signal() {
        for (String signal : new String[] {"TERM", "KILL"}) {
            String script = "sh -c 'while :; do :; done' & kill -" + signal + " $!; wait $! 2>/dev/null; echo $?";
            assertThat(ShellScriptsTest.run(script, "bash", false))
                    .contains("stdout: " + (signal.equals("TERM") ? 143 : 137) + "\n");
        }
    }

    @Test
    void an_endless_writer_ends_with_its_reader() {
        assertThat(ShellScriptsTest.run("yes | head -n 1; while :; do echo x; done | head -n 1", "bash", false))
                .isEqualTo("stdout: y\nx\n\nstderr: \nstatus: 0");
    }

    @Test
    void a_long_here_document_is_no_limit() {
        String body = "0123456789abcdef\n".repeat(20_000);
        assertThat(ShellScriptsTest.run("cat <<E | wc -c\n" + body + "E\n", "dash", false))
                .isEqualTo("stdout: 340000\n\nstderr: \nstatus: 0");
    }
}
