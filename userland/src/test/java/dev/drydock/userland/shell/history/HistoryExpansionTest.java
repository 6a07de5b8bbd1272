package dev.drydock.userland.shell.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash 5.2.15 makes of these lines at a terminal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryExpansionTest {
    private static final List<String> HISTORY = List.of("echo one two", "ls -l /tmp", "echo /a/b/c.txt");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!!|echo /a/b/c.txt",
                "sudo !!|sudo echo /a/b/c.txt",
                "!1|echo one two",
                "!-2|ls -l /tmp",
                "!ls|ls -l /tmp",
                "!?one?|echo one two",
                "cat !$|cat /a/b/c.txt",
                "x !ls:1 !ls:2|x -l /tmp",
                "x !1^ !1* !1:1-2|x one one two one two",
                "x !$:h !$:t !$:r !$:e|x /a/b c.txt /a/b/c .txt",
                "!1:s/one/1/|echo 1 two",
                "^a^A|echo /A/b/c.txt",
                "echo \"!!\"|echo \"echo /a/b/c.txt\"",
            })
    void an_exclamation_mark_stands_for_a_line_of_the_history(String typed, String run)
            throws HistoryExpansion.Refusal {
        assertThat(HistoryExpansion.of(HISTORY, typed)).isEqualTo(new HistoryExpansion.Result(run, true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"echo 'x!y'", "echo \"a!\"", "echo \\!x", "echo a! b != c", "! true", "[[ !(a) ]]", "echo hi!"})
    void one_that_is_quoted_or_stands_alone_means_itself(String typed) throws HistoryExpansion.Refusal {
        assertThat(HistoryExpansion.of(HISTORY, typed)).isEqualTo(new HistoryExpansion.Result(typed, false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!nosuch|!nosuch: event not found",
                "!99|!99: event not found",
                "echo a!b|!b: event not found",
                "!!:5|:5: bad word specifier",
                "!1:s/q/y/|:s/q/y/: substitution failed",
                "^q^y^|:s^q^y^: substitution failed",
            })
    void what_is_not_there_is_refused(String typed, String words) {
        assertThatThrownBy(() -> HistoryExpansion.of(HISTORY, typed)).hasMessage(words);
    }

    @Test
    void a_line_with_p_is_only_shown() throws HistoryExpansion.Refusal {
        assertThat(HistoryExpansion.of(HISTORY, "!1:p"))
                .isEqualTo(new HistoryExpansion.Result("echo one two", true, true));
    }
}
