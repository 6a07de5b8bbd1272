package dev.drydock.userland.utility.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegexTest {

    private static String find(Syntax syntax, String pattern, String text) throws RegexException {
        Optional<Match> match = Regex.compile(pattern, Regex.Mode.of(syntax)).find(text);
        if (match.isEmpty()) {
            return "none";
        }
        StringBuilder shown = new StringBuilder();
        Match found = match.get();
        int groups = Regex.compile(pattern, Regex.Mode.of(syntax)).groups();
        for (int group = 0; group <= groups; group++) {
            shown.append('[')
                    .append(found.start(group) < 0 ? "-" : text.substring(found.start(group), found.end(group)))
                    .append(']');
        }
        return shown.toString();
    }

    @Test
    void the_longest_of_the_leftmost_matches_wins() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "a|ab|abc", "xabcd")).isEqualTo("[abc]");
        assertThat(find(Syntax.EXTENDED, "(a|ab)(c|bcd)(d*)", "abcd")).isEqualTo("[abcd][a][bcd][]");
    }

    @Test
    void a_star_at_the_start_is_a_character_in_basic_syntax() throws RegexException {
        assertThat(find(Syntax.BASIC, "*b", "a*b")).isEqualTo("[*b]");
        assertThat(find(Syntax.BASIC, "\\(*b\\)", "a*b")).isEqualTo("[*b][*b]");
        assertThat(find(Syntax.BASIC, "^*b", "*b")).isEqualTo("[*b]");
    }

    @Test
    void anchors_are_characters_in_the_middle_of_basic_syntax() throws RegexException {
        assertThat(find(Syntax.BASIC, "a^b$c", "a^b$c")).isEqualTo("[a^b$c]");
        assertThat(find(Syntax.EXTENDED, "a^b", "a^b")).isEqualTo("none");
    }

    @Test
    void back_references_take_what_their_group_took() throws RegexException {
        assertThat(find(Syntax.BASIC, "\\(a*\\)b\\1", "aabaa")).isEqualTo("[aabaa][aa]");
        assertThat(find(Syntax.EXTENDED, "^(.*)(.*)\\1$", "abcabc")).isEqualTo("[abcabc][abc][]");
    }

    @Test
    void a_group_that_could_reach_the_end_gets_nothing_where_another_reaches_it_past_no_assertion()
            throws RegexException {
        assertThat(find(Syntax.EXTENDED, "(a*)(a|$)", "aa")).isEqualTo("[aa][a][a]");
        assertThat(find(Syntax.EXTENDED, "(a*)(a|b*)", "aa")).isEqualTo("[aa][aa][]");
        assertThat(find(Syntax.EXTENDED, "(.*)(\\ba*)", "bc aa")).isEqualTo("[bc aa][bc ][aa]");
        assertThat(find(Syntax.EXTENDED, "(.*)(\\ba*)", "bc")).isEqualTo("[bc][bc][]");
    }

    @Test
    void of_assertions_before_the_end_the_one_written_first_decides_what_groups_hold() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "(a*)(b\\>|ab$)", "aab")).isEqualTo("[aab][aa][b]");
        assertThat(find(Syntax.EXTENDED, "(a*)(ab$|b\\>)", "aab")).isEqualTo("[aab][a][ab]");
    }

    @Test
    void word_edges_are_seen() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "\\<foo\\>", "afoo foo")).isEqualTo("[foo]");
        assertThat(find(Syntax.EXTENDED, "\\bx\\B.", "ax xy")).isEqualTo("[xy]");
    }

    @Test
    void classes_and_ranges_are_bytes() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "[[:digit:]a-c]+", "xx12ab-")).isEqualTo("[12ab]");
        assertThat(find(Syntax.EXTENDED, "[]x-]+", "a]-x")).isEqualTo("[]-x]");
    }

    @Test
    void intervals_are_counted() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "a{2,3}", "aaaa")).isEqualTo("[aaa]");
        assertThat(find(Syntax.BASIC, "a\\{2\\}", "aaaa")).isEqualTo("[aa]");
    }

    @Test
    void a_star_repeats_no_star_where_regcomp_reads_a_basic_expression() throws RegexException {
        assertThatThrownBy(() -> find(Syntax.BASIC, "a**", "")).hasMessage("Invalid preceding regular expression");
        assertThatThrownBy(() -> find(Syntax.BASIC, "a*\\{2\\}", ""))
                .hasMessage("Invalid preceding regular expression");
        assertThat(find(Syntax.GREP, "a**", "aa")).isEqualTo("[aa]");
    }

    @Test
    void an_interval_with_nothing_before_it_is_text_to_grep_alone() throws RegexException {
        assertThat(find(Syntax.GREP, "\\{1\\}", "a{1}")).isEqualTo("[{1}]");
        assertThatThrownBy(() -> find(Syntax.BASIC, "\\{1\\}", "")).hasMessage("Invalid preceding regular expression");
    }

    @Test
    void a_brace_that_begins_no_interval_is_text_to_grep_but_for_three_bounds() throws RegexException {
        assertThat(find(Syntax.EGREP, "a{1", "a{1")).isEqualTo("[a{1]");
        assertThat(find(Syntax.EGREP, "a{x}", "a{x}")).isEqualTo("[a{x}]");
        assertThatThrownBy(() -> find(Syntax.EGREP, "a{1,2,3}", "")).hasMessage("Invalid content of \\{\\}");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "a{x}", "")).hasMessage("Invalid content of \\{\\}");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "a{x", "")).hasMessage("Unmatched \\{");
    }

    @Test
    void a_parenthesis_behind_an_operator_that_repeats_nothing_closes_no_group() throws RegexException {
        assertThatThrownBy(() -> find(Syntax.EGREP, "(*)", "")).hasMessage("Unmatched ( or \\(");
        assertThatThrownBy(() -> find(Syntax.EGREP, "(^+)", "")).hasMessage("Unmatched ( or \\(");
        assertThat(find(Syntax.EGREP, "(*a)", "a")).isEqualTo("[a][a]");
    }

    @Test
    void a_hyphen_in_brackets_is_a_character_at_their_ends_alone() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "[-a-c-]+", "b-")).isEqualTo("[b-]");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "[a-c-e]", "")).hasMessage("Invalid range end");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "[a-[:digit:]]", "")).hasMessage("Invalid range end");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "[[=a=]-c]", "")).hasMessage("Invalid range end");
    }

    @Test
    void a_lone_parenthesis_is_text_to_regcomp() throws RegexException {
        assertThat(find(Syntax.REGCOMP_EXTENDED, "a)", "a)")).isEqualTo("[a)]");
    }

    @Test
    void a_hard_expression_takes_no_exponential_time() throws RegexException {
        assertThat(find(Syntax.EXTENDED, "(a*)*b", "a".repeat(5000))).isEqualTo("none");
        assertThat(find(Syntax.EXTENDED, "(a|a)*c", "a".repeat(5000) + "c")).startsWith("[aaa");
    }

    @Test
    void a_search_with_back_references_gives_up_in_the_end() {
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "^(a*)*(a*)*(a*)*\\1\\2b$", "a".repeat(300)))
                .isInstanceOf(RegexException.class)
                .hasMessage("Memory exhausted");
    }

    @Test
    void errors_are_worded_as_glibc_words_them() {
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "(a", "")).hasMessage("Unmatched ( or \\(");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "a)", "")).hasMessage("Unmatched ) or \\)");
        assertThatThrownBy(() -> find(Syntax.BASIC, "[^", "")).hasMessage("Invalid regular expression");
        assertThatThrownBy(() -> find(Syntax.BASIC, "[a", "")).hasMessage("Unmatched [, [^, [:, [., or [=");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "*a", "")).hasMessage("Invalid preceding regular expression");
        assertThatThrownBy(() -> find(Syntax.BASIC, "a\\{1", "")).hasMessage("Unmatched \\{");
        assertThatThrownBy(() -> find(Syntax.EXTENDED, "a{2,1}", "")).hasMessage("Invalid content of \\{\\}");
        assertThatThrownBy(() -> find(Syntax.BASIC, "[b-a]", "")).hasMessage("Invalid range end");
        assertThatThrownBy(() -> find(Syntax.BASIC, "a\\", "")).hasMessage("Trailing backslash");
        assertThatThrownBy(() -> find(Syntax.BASIC, "\\1", "")).hasMessage("Invalid back reference");
    }
}
