package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.process.kernel.ProcessEnd;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Interactive shells without a terminal, as bash 5.2.15, dash 0.5.12 and BusyBox 1.35 answered it in containers of the real engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractiveCommandTest {
    private static final String NO_TERMINAL = """
            bash: cannot set terminal process group (-1): Inappropriate ioctl for device
            bash: no job control in this shell
            """;

    @Test
    void bash_runs_the_text_as_an_interactive_shell_and_ends() {
        assertThat(shown("bash", "echo $-; sleep 1 & wait; nosuch"))
                .isEqualTo("hiBHc\n? 127\n" + NO_TERMINAL + "[1] 3\nbash: nosuch: command not found\n");
        assertThat(shown("bash", "exit 4")).isEqualTo("? 4\n" + NO_TERMINAL + "exit\n");
        assertThat(shown("bash", "if"))
                .isEqualTo("? 2\n" + NO_TERMINAL + "bash: syntax error: unexpected end of file\n");
    }

    @Test
    void an_error_of_expansion_costs_bash_the_line() {
        assertThat(shown("bash", "echo a\necho ${x?bad}; echo b\necho c"))
                .isEqualTo("a\nc\n? 0\n" + NO_TERMINAL + "bash: x: bad\n");
    }

    @Test
    void dash_reads_commands_after_an_error() {
        String notice = "dash: 0: can't access tty; job control turned off\n";
        assertThat(shown("dash", "echo $-; nosuch")).isEqualTo("i\n? 127\n" + notice + "dash: 1: nosuch: not found\n");
        assertThat(shown("dash", "echo ${x?bad}; echo b")).isEqualTo("? 2\n" + notice + "dash: 1: x: bad\n# \n");
    }

    @Test
    void busybox_greets_first() {
        assertThat(shown("sh", "echo $-"))
                .isEqualTo("\n\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) built-in shell (ash)\n"
                        + "Enter 'help' for a list of built-in commands.\n\nci\n? 0\n"
                        + "sh: can't access tty; job control turned off\n");
    }

    @Test
    void busybox_prompts_on_its_output_and_ends_the_line_on_its_error_output() throws IOException {
        String greeting = "\n\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) built-in shell (ash)\n"
                + "Enter 'help' for a list of built-in commands.\n\n";
        String notice = "sh: can't access tty; job control turned off\n";
        assertThat(typed("")).isEqualTo(greeting + "/tmp/w # ? 0\n" + notice + "\n");
        assertThat(typed("if true\nthen echo b\nfi\nnope\n"))
                .isEqualTo(greeting + "/tmp/w # > > b\n/tmp/w # /tmp/w # ? 127\n" + notice + "sh: nope: not found\n\n");
        assertThat(typed("exit 3\n")).isEqualTo(greeting + "/tmp/w # ? 3\n" + notice);
    }

    private static String typed(String text) throws IOException {
        try (ShellContainer container = new ShellContainer(true)) {
            container.file("/tmp/typed", 0644, text);
            ProcessEnd end = container.runInShell("sh", "-c", "sh -i < /tmp/typed");
            return container.out.text() + "? " + end.exitCode() + "\n" + container.errors.text();
        }
    }

    /** What a shell wrote, its exit code, and what it wrote to its standard error; it reads from an empty input. */
    private static String shown(String shell, String text) {
        try (ShellContainer container = new ShellContainer(shell.equals("sh"))) {
            ProcessEnd end = container.runInShell(shell, "-ic", text);
            return container.out.text() + "? " + end.exitCode() + "\n" + container.errors.text();
        }
    }
}
