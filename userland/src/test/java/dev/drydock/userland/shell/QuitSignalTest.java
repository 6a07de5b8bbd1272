package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A JVM starts its children with QUIT blocked, so what shells do with it cannot be asked of real ones beside these. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuitSignalTest {
    @Test
    void bash_itself_is_not_ended_by_it() {
        assertThat(ShellScriptsTest.run("kill -QUIT $$; echo on", "bash", false))
                .isEqualTo("stdout: on\n\nstderr: \nstatus: 0");
    }

    @Test
    void what_bash_starts_is() {
        assertThat(ShellScriptsTest.run("(kill -QUIT $BASHPID); exec sh -c 'kill -QUIT $$'", "bash", false))
                .contains("Quit", "status: 131");
    }

    @Test
    void what_bash_starts_in_a_command_in_the_background_is_too() {
        assertThat(ShellScriptsTest.run("{ (kill -QUIT $BASHPID; echo on); } & wait", "bash", false))
                .startsWith("stdout: \n");
    }

    @Test
    void sh_is() {
        assertThat(ShellScriptsTest.run("kill -QUIT $$; echo on", "sh", false)).contains("status: 131");
    }
}
