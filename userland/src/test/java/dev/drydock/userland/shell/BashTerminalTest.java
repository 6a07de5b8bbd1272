package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is expected was shown by bash 5.2.15 in a container of the real engine, byte for byte. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BashTerminalTest {
    private static final String PROMPT = "\\e[?2004hroot@4f1c2a9be01d:/tmp/w# ";
    private static final String RUNS = "\\e[?2004l\\r";
    private static final String UP = "\u001b[A";
    private static final String RIGHT = "\u001b[C";

    private TerminalSession bash;

    @BeforeEach
    void start() {
        bash = new TerminalSession("bash");
        assertThat(bash.shown()).isEqualTo(PROMPT);
    }

    @AfterEach
    void stop() {
        bash.close();
    }

    @Test
    void a_typed_command_runs() {
        assertThat(bash.type("echo hix\u007f")).isEqualTo("echo hix\b \b");
        assertThat(bash.type("\n")).isEqualTo("\n" + RUNS + "hi\n" + PROMPT);
    }

    @Test
    void characters_are_inserted_and_deleted_where_the_cursor_is() {
        assertThat(bash.type("abc\u0001")).isEqualTo("abc\b\b\b");
        assertThat(bash.type("X")).isEqualTo("\\e[1@X");
        assertThat(bash.type(RIGHT)).isEqualTo("a");
        assertThat(bash.type("\u0005")).isEqualTo("bc");
        assertThat(bash.type("Z\u0002\u0002")).isEqualTo("Z\b\b");
        assertThat(bash.type("Y")).isEqualTo("\\e[1@Y");
        assertThat(bash.type("\u0015")).isEqualTo("\b\b\b\b\\e[4P");
        assertThat(bash.type("\n")).isEqualTo("\n" + RUNS + "bash: cZ: command not found\n" + PROMPT);
    }

    @Test
    void words_are_killed_and_yanked() {
        assertThat(bash.type("one two three")).isEqualTo("one two three");
        assertThat(bash.type("\u0017")).isEqualTo("\b\b\b\b\b\\e[K");
        assertThat(bash.type("\u0017")).isEqualTo("\b\b\b\b\\e[K");
        bash.type("two three");
        assertThat(bash.type("\u0001")).isEqualTo("\b".repeat(13));
        assertThat(bash.type("\u000b")).isEqualTo("\\e[K");
        assertThat(bash.type("\u0019")).isEqualTo("one two three");
        assertThat(bash.type("\u001b[D\u001b[D")).isEqualTo("\b\b");
        assertThat(bash.type("\u001b[3~")).isEqualTo("e\\e[K\b");
        assertThat(bash.type("\u0004")).isEqualTo("\\e[K");
        assertThat(bash.type("\u001bb")).isEqualTo("\b\b\b");
        assertThat(bash.type("\u001bf")).isEqualTo("thr");
        assertThat(bash.type("\u0014")).isEqualTo("\b\brh");
    }

    @Test
    void older_lines_come_back() {
        bash.type("cZ\n");
        bash.type("false\n");
        assertThat(bash.type(UP)).isEqualTo("false");
        assertThat(bash.type(UP)).isEqualTo("\b\b\b\b\b\\e[3PcZ");
        assertThat(bash.type("\u0003")).isEqualTo("^C\\e[?2004l\\r\\e[?2004h\\e[?2004l\\r\n" + PROMPT);
    }

    @Test
    void a_command_of_several_lines_is_asked_for_line_by_line() {
        assertThat(bash.type("for i in 1\n")).isEqualTo("for i in 1\n" + RUNS + "\\e[?2004h> ");
        assertThat(bash.type("do echo $i\n")).isEqualTo("do echo $i\n" + RUNS + "\\e[?2004h> ");
        assertThat(bash.type("done\n")).isEqualTo("done\n" + RUNS + "1\n" + PROMPT);
        assertThat(bash.type(UP)).isEqualTo("for i in 1; do echo $i; done");
    }

    @Test
    void control_c_ends_what_runs_and_control_z_stops_it() {
        bash.type("sleep 100\n");
        assertThat(bash.type("\u0003")).isEqualTo("^C\n" + PROMPT);
        bash.type("sleep 100\n");
        assertThat(bash.type("\u001a")).isEqualTo("^Z\n[1]+  Stopped                 sleep 100\n" + PROMPT);
        assertThat(bash.type("jobs\n"))
                .isEqualTo("jobs\n" + RUNS + "[1]+  Stopped                 sleep 100\n" + PROMPT);
        assertThat(bash.type("bg\n")).isEqualTo("bg\n" + RUNS + "[1]+ sleep 100 &\n" + PROMPT);
        assertThat(bash.type("fg\n")).isEqualTo("fg\n" + RUNS + "sleep 100\n");
        assertThat(bash.type("\u0003")).isEqualTo("^C\n" + PROMPT);
    }

    @Test
    void background_jobs_are_told_of() {
        assertThat(bash.type("sleep 0.1 &\n")).startsWith("sleep 0.1 &\n" + RUNS + "[1] ");
        assertThat(bash.type("\n")).isEqualTo("\n" + RUNS + "[1]+  Done                    sleep 0.1\n" + PROMPT);
    }

    @Test
    void names_are_completed() {
        assertThat(bash.type("ls /etc/pass\t")).isEqualTo("ls /etc/passwd ");
        assertThat(bash.type("\u0015")).isEqualTo("\b".repeat(15) + "\\e[K");
        assertThat(bash.type("cat su\t")).isEqualTo("cat sub/");
        bash.type("\u0015");
        assertThat(bash.type("ls s\t")).isEqualTo("ls s\u0007");
        assertThat(bash.type("\t")).isEqualTo("\nscript.sh  sub/       \nroot@4f1c2a9be01d:/tmp/w# ls s");
    }

    @Test
    void a_wide_line_goes_on_in_the_next_row() {
        String wide = "echo " + "a".repeat(60);
        assertThat(bash.type(wide)).contains("a".repeat(40)).contains("\\r");
        assertThat(bash.type("\n")).endsWith(RUNS + "a".repeat(60) + "\n" + PROMPT);
    }

    @Test
    void a_line_is_drawn_anew_when_only_the_height_of_the_window_changes() {
        bash.type("echo resized");
        bash.resize(25, 80);
        assertThat(bash.shown()).isEqualTo("\\r\\e[K\\r" + PROMPT.replace("\\e[?2004h", "") + "echo resized");
    }

    @Test
    void a_resize_keeps_the_line() {
        bash.type("echo resized");
        bash.resize(24, 40);
        assertThat(bash.shown()).isEqualTo("\\r\\e[K\\r" + PROMPT.replace("\\e[?2004h", "") + "echo resized");
        assertThat(bash.type("\n")).endsWith(RUNS + "resized\n" + PROMPT);
        assertThat(bash.type("echo $COLUMNS $LINES\n")).endsWith("40 24\n" + PROMPT);
    }

    @Test
    void control_d_says_exit_and_the_last_status_is_the_shells() {
        bash.type("(exit 3)\n");
        assertThat(bash.type("\u0004")).isEqualTo("\\e[?2004l\\r\nexit\n");
        assertThat(bash.exitCode()).isEqualTo(3);
    }

    @Test
    void control_d_says_exit_once_each_time_that_jobs_are_stopped() {
        bash.type("sleep 100\n");
        bash.type("\u001a");
        assertThat(bash.type("\u0004")).isEqualTo("\\e[?2004l\\r\nexit\nThere are stopped jobs.\n" + PROMPT);
        assertThat(bash.type("\u0004")).isEqualTo("\\e[?2004l\\r\nexit\n");
        assertThat(bash.exitCode()).isEqualTo(148);
    }

    @Test
    void exit_says_exit() {
        assertThat(bash.type("exit 4\n")).isEqualTo("exit 4\n" + RUNS + "exit\n");
        assertThat(bash.exitCode()).isEqualTo(4);
    }

    @Test
    void what_was_typed_is_there_in_the_next_shell() {
        bash.type("bash\n");
        bash.type("echo one\n");
        bash.type(" for i in 1\ndo echo $i\ndone\n");
        bash.type("exit\n");
        assertThat(bash.file("/root/.bash_history")).isEqualTo("echo one\n for i in 1; do echo $i; done\nexit\n");
        assertThat(bash.type("bash\n")).isEqualTo("bash\n" + RUNS + PROMPT);
        assertThat(bash.type(UP)).isEqualTo("exit");
        bash.type("\u0015history 1\n");
        assertThat(bash.type("history\n")).contains("    4  history 1\n    5  history\n");
    }

    @Test
    void history_s_and_fc_stand_for_the_command_itself() {
        bash.type("echo a b\n");
        bash.type("history -s echo x\n");
        assertThat(bash.type("fc -s x=d\n")).isEqualTo("fc -s x=d\n" + RUNS + "echo d\nd\n" + PROMPT);
        assertThat(bash.type("fc -l\n"))
                .isEqualTo("fc -l\n" + RUNS + "1\t echo a b\n2\t echo x\n3\t echo d\n" + PROMPT);
        assertThat(bash.type("^l^ln^\n")).contains("fc -ln\n\t echo a b\n");
    }

    @Test
    void words_are_completed_by_the_rule_of_their_command() {
        bash.type("complete -W 'start stop status' svc\n");
        assertThat(bash.type("svc sto\t")).isEqualTo("svc stop ");
        bash.type("\u0015");
        assertThat(bash.type("svc st\t")).isEqualTo("svc st\u0007");
        assertThat(bash.type("\t")).isEqualTo("\nstart   status  stop    \nroot@4f1c2a9be01d:/tmp/w# svc st");
        assertThat(bash.type("ar\t")).isEqualTo("art ");
    }

    @Test
    void a_function_completes_words() {
        bash.type(
                "_g() { COMPREPLY=($(compgen -W 'commit clone' -- \"$2\")); [ $COMP_CWORD = 2 ] && COMPREPLY=(\"$3=$COMP_LINE\"); compopt -o nospace; }\n");
        bash.type("complete -F _g git\n");
        assertThat(bash.type("git com\t")).isEqualTo("git commit");
        assertThat(bash.type(" \t")).isEqualTo(" commit=git commit ");
    }

    @Test
    void suspend_stops_the_shell_until_it_is_brought_back() {
        bash.type("bash\n");
        assertThat(bash.type("suspend\n"))
                .isEqualTo("suspend\n" + RUNS + "\n[1]+  Stopped                 bash\n" + PROMPT);
        assertThat(bash.type("fg\n")).isEqualTo("fg\n" + RUNS + "bash\n" + PROMPT);
        assertThat(bash.type("echo $?\n")).isEqualTo("echo $?\n" + RUNS + "0\n" + PROMPT);
    }
}
