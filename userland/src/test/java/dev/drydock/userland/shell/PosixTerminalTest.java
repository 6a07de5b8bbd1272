package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is expected was shown by dash 0.5.12 and BusyBox 1.35 in containers of the real engine, byte for byte. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PosixTerminalTest {
    private static final String ASH_PROMPT = "/tmp/w # \\e[6n";

    @Test
    void dash_leaves_editing_to_the_terminal() {
        try (TerminalSession dash = new TerminalSession("dash")) {
            assertThat(dash.shown()).isEqualTo("# ");
            assertThat(dash.type("echo hix\u007f\n")).isEqualTo("echo hix\b \b\nhi\n# ");
            assertThat(dash.type("\u0003")).isEqualTo("^C\n# ");
            assertThat(dash.type("for i in 1\n")).isEqualTo("for i in 1\n> ");
            assertThat(dash.type("do echo $i\ndone\n")).endsWith("1\n# ");
            assertThat(dash.type("nope\n")).isEqualTo("nope\ndash: 5: nope: not found\n# ");
            dash.type("sleep 100\n");
            assertThat(dash.type("\u001a")).isEqualTo("^Z[1] + Stopped                    sleep 100\n# ");
            assertThat(dash.type("\u0004")).isEqualTo("\nYou have stopped jobs.\n# ".substring(1));
            assertThat(dash.type("\u0004")).isEqualTo("\n");
            assertThat(dash.exitCode()).isEqualTo(148);
        }
    }

    @Test
    void ash_edits_as_busybox_does() {
        try (TerminalSession ash = new TerminalSession("sh")) {
            assertThat(ash.shown())
                    .isEqualTo("\n\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) built-in shell (ash)\n"
                            + "Enter 'help' for a list of built-in commands.\n\n" + ASH_PROMPT);
            assertThat(ash.type("echo hix\u007f")).isEqualTo("echo hix\b\\e[J");
            assertThat(ash.type("\n")).isEqualTo("\nhi\n" + ASH_PROMPT);
            assertThat(ash.type("abc\u0001")).isEqualTo("abc\b\b\b");
            assertThat(ash.type("X")).isEqualTo("Xabc\b\b\b");
            assertThat(ash.type("\u001b[C")).isEqualTo("a");
            assertThat(ash.type("\u0005")).isEqualTo("bc");
            assertThat(ash.type("Z\u0002\u0002")).isEqualTo("Z\b\b");
            assertThat(ash.type("Y")).isEqualTo("YcZ\b\b");
            assertThat(ash.type("\u0015")).isEqualTo("\\r/tmp/w # cZ\\e[J\b\b");
            assertThat(ash.type("\n")).isEqualTo("cZ\nsh: cZ: not found\n" + ASH_PROMPT);
            assertThat(ash.type("cat su\t")).isEqualTo("cat su\\r/tmp/w # cat sub/\\e[J");
            assertThat(ash.type("\u0003")).isEqualTo("^C\n" + ASH_PROMPT);
            ash.type("sleep 100\n");
            assertThat(ash.type("\u001a")).isEqualTo("^Z[1]+  Stopped                    sleep 100\n" + ASH_PROMPT);
            assertThat(ash.type("exit 3\n")).isEqualTo("exit 3\nYou have stopped jobs.\n" + ASH_PROMPT);
            assertThat(ash.type("exit 3\n")).isEqualTo("exit 3\n");
            assertThat(ash.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void stty_of_busybox_takes_a_window_without_rows_for_one_without_a_size() {
        try (TerminalSession ash = new TerminalSession("sh")) {
            ash.shown();
            assertThat(ash.type("stty size\n")).endsWith("\n24 80\n" + ASH_PROMPT);
            ash.resize(0, 0);
            assertThat(ash.type("stty size; echo $?\n")).endsWith("\nstty: standard input\n0\n" + ASH_PROMPT);
            assertThat(ash.type("LINES=5 stty size\n")).endsWith("\n5 80\n" + ASH_PROMPT);
            assertThat(ash.type("COLUMNS=9 stty size\n")).endsWith("\n24 9\n" + ASH_PROMPT);
            ash.resize(1, 1);
            assertThat(ash.type("stty size\n")).endsWith("\n24 80\n" + ASH_PROMPT);
        }
    }

    @Test
    void ash_writes_a_line_anew_that_comes_from_the_history_or_has_to_fit_another_width() {
        try (TerminalSession ash = new TerminalSession("sh")) {
            ash.type("echo one\n");
            assertThat(ash.type("\u001b[A")).isEqualTo("\\r/tmp/w # echo one\\e[J");
            assertThat(ash.type("\u000c")).isEqualTo("\\e[H\\e[J\\r/tmp/w # echo one\\e[J");
            ash.resize(24, 12);
            assertThat(ash.shown()).isEqualTo("\\r/tmp/w # ech\\r\no one\\e[J");
        }
    }
}
