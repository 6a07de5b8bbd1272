package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What keys and prompts come to, as it was seen beside bash 5.2.15 on a terminal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BashKeysTest {
    private static final String INTERRUPT = "\u0003";

    private TerminalSession bash;

    @BeforeEach
    void start() {
        bash = new TerminalSession("bash");
        bash.shown();
    }

    @AfterEach
    void stop() {
        bash.close();
    }

    @Test
    void the_letters_of_words_are_changed() {
        assertThat(bash.type("echo word UP cap\u001bb\u001bc\u001bb\u001bb\u001bl\u001bb\u001bb\u001bu\n"))
                .contains("\\rWORD up Cap\n");
    }

    @Test
    void the_last_word_of_the_line_before_comes_back_and_then_that_of_the_one_before_it() {
        bash.type("echo a 'b c'\n");
        bash.type("echo d\n");

        assertThat(bash.type("echo \u001b.\n")).contains("\\rd\n");
        assertThat(bash.type("echo \u001b.\u001b.\u001b.\n")).contains("\\rb c\n");
    }

    @Test
    void a_key_that_completes_has_to_change_nothing_before_names_are_listed() {
        bash.type("touch new1 new2\n");

        assertThat(bash.type("ls n\t")).contains("ew");
        assertThat(bash.type("\t")).doesNotContain("new2");
        assertThat(bash.type("\t")).contains("new1  new2");
    }

    @Test
    void a_signal_whose_trap_is_taken_back_goes_on_to_give_up_a_line() {
        bash.type("trap 'echo got' INT\n");
        assertThat(bash.type("x" + INTERRUPT)).contains("got\n");
        bash.type("trap - INT\n");
        bash.type("if true; then\n");
        bash.type(INTERRUPT);

        assertThat(bash.type("echo on\n")).contains("\\ron\n");
    }

    @Test
    void prompts_count_commands() {
        bash.type("PS1='[\\#] '\n");
        bash.type("\n");

        assertThat(bash.type("for i in 1; do\n:\ndone\n")).endsWith("[3] ");
    }

    @Test
    void a_line_that_cannot_be_read_is_not_shown_again() {
        assertThat(bash.type(")\n"))
                .contains("bash: syntax error near unexpected token `)'\n")
                .doesNotContain("bash: `)'");
    }
}
