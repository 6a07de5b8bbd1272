package dev.drydock.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FiltersTest {

    @Test
    void a_key_that_was_not_asked_for_lets_everything_pass() {
        assertThat(Filters.NONE.matches("name", "x")).isTrue();
        assertThat(Filters.NONE.matchesExactly("name", "x")).isTrue();
        assertThat(Filters.NONE.matchesPrefix("name", "x")).isTrue();
        assertThat(Filters.NONE.matchesLabels("label", Map.of())).isTrue();
    }

    @Test
    void values_of_a_key_are_alternatives() {
        Filters filters = Filters.of("name", "a").with("name", "b");

        assertThat(filters.matchesExactly("name", "b")).isTrue();
        assertThat(filters.matchesExactly("name", "bc")).isFalse();
        assertThat(filters.matchesPrefix("name", "bc")).isTrue();
        assertThat(filters.matchesPrefix("name", "cb")).isFalse();
    }

    @Test
    void a_value_is_a_regular_expression_where_it_is_one() {
        assertThat(Filters.of("name", "^w.*1$").matches("name", "web1")).isTrue();
        assertThat(Filters.of("name", "eb").matches("name", "web1")).isTrue();
        assertThat(Filters.of("name", "^eb").matches("name", "web1")).isFalse();
        assertThat(Filters.of("name", "[").matches("name", "web[1")).isFalse();
        assertThat(Filters.of("name", "[").matches("name", "[")).isTrue();
    }

    @Test
    void labels_must_all_match_by_name_or_by_name_and_value() {
        Map<String, String> labels = Map.of("a", "1", "b", "x=y");

        assertThat(Filters.of("label", "a").with("label", "b=x=y").matchesLabels("label", labels))
                .isTrue();
        assertThat(Filters.of("label", "a").with("label", "c").matchesLabels("label", labels))
                .isFalse();
        assertThat(Filters.of("label", "a=2").matchesLabels("label", labels)).isFalse();
        assertThat(Filters.of("label", "a").matchesLabels("label", null)).isFalse();
    }

    @Test
    void a_flag_is_true_or_false_in_letters_or_digits() {
        assertThat(Filters.of("dangling", "1").flag("dangling", false)).isTrue();
        assertThat(Filters.of("dangling", "true").flag("dangling", false)).isTrue();
        assertThat(Filters.of("dangling", "0").flag("dangling", true)).isFalse();
        assertThat(Filters.of("dangling", "false").flag("dangling", true)).isFalse();
        assertThat(Filters.NONE.flag("dangling", true)).isTrue();
    }

    @Test
    void a_flag_with_another_value_is_refused() {
        assertRefused(() -> Filters.of("dangling", "x").flag("dangling", false), "invalid filter 'dangling=[x]'");
        assertRefused(
                () -> Filters.of(Map.of("dangling", List.of("true", "0"))).flag("dangling", false),
                "invalid filter 'dangling=[true 0]'");
    }

    @Test
    void an_unknown_key_is_refused() {
        assertRefused(() -> Filters.of("nope", "1").requireKnown(Set.of("name")), "invalid filter 'nope'");
    }

    private static void assertRefused(Runnable action, String words) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER))
                .hasMessage(words);
    }
}
