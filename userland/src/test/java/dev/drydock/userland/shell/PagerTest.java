package dev.drydock.userland.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** less and more on a terminal of 24 lines. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagerTest {
    private TerminalSession session;

    @BeforeEach
    void start() {
        session = new TerminalSession("sh");
        session.type("seq 100 >f\r");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void less_shows_a_screen_and_moves_by_screens_and_lines() {
        assertThat(session.type("less f\r")).contains("1\n2\n").endsWith("23\n:");
        assertThat(session.type(" ")).startsWith("\\e[H\\e[J24\n").endsWith("46\n:");
        assertThat(session.type("j")).startsWith("\\e[H\\e[J25\n");
        assertThat(session.type("\033[A")).startsWith("\\e[H\\e[J24\n");
        assertThat(session.type("b")).startsWith("\\e[H\\e[J1\n");
        assertThat(session.type("G")).startsWith("\\e[H\\e[J78\n").endsWith("100\n\\e[7m(END)\\e[m");
        assertThat(session.type("g")).startsWith("\\e[H\\e[J1\n");
        assertThat(session.type("q")).contains("# ");
    }

    @Test
    void less_searches_for_regular_expressions_both_ways() {
        session.type("less f\r");
        assertThat(session.type("/^5[05]$\r")).contains("\\e[H\\e[J50\n");
        assertThat(session.type("n")).startsWith("\\e[H\\e[J55\n");
        assertThat(session.type("N")).startsWith("\\e[H\\e[J50\n");
        assertThat(session.type("?^7$\r")).contains("\\e[H\\e[J7\n");
        assertThat(session.type("/nosuch\r")).endsWith("No matches found\\e[m");
        session.type("q");
    }

    @Test
    void more_goes_on_and_ends_with_the_file() {
        assertThat(session.type("more f\r")).endsWith("23\n--More--(23%)");
        assertThat(session.type("\r")).contains("24\n").endsWith("--More--(24%)");
        assertThat(session.type(" ")).endsWith("47\n--More--(47%)");
        assertThat(session.type("q")).contains("# ");
    }
}
