package dev.drydock.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrefixIndexTest {
    private final PrefixIndex<String> index = new PrefixIndex<>();

    PrefixIndexTest() {
        index.put("ab1", "one");
        index.put("ab2", "two");
        index.put("ab", "short");
        index.put("cd", "other");
    }

    @Test
    void a_prefix_of_one_id_finds_it() {
        assertThat(index.find("c")).isEqualTo(new PrefixMatch.Found<>("other"));
    }

    @Test
    void a_prefix_of_several_ids_is_ambiguous_and_says_how_many() {
        assertThat(index.find("a")).isEqualTo(new PrefixMatch.Ambiguous<>(3));
        assertThat(index.find("")).isEqualTo(new PrefixMatch.Ambiguous<>(4));
    }

    @Test
    void an_id_that_equals_the_prefix_wins_over_longer_ones() {
        assertThat(index.find("ab")).isEqualTo(new PrefixMatch.Found<>("short"));
    }

    @Test
    void a_prefix_of_no_id_is_missing() {
        assertThat(index.find("ab12")).isEqualTo(new PrefixMatch.Missing<>());
        assertThat(index.find("e")).isEqualTo(new PrefixMatch.Missing<>());
    }

    @Test
    void a_copy_changes_on_its_own() {
        PrefixIndex<String> copy = index.copy();
        copy.remove("cd");
        index.put("ef", "new");

        assertThat(index.get("cd")).isEqualTo("other");
        assertThat(copy.get("ef")).isNull();
        assertThat(copy.size()).isEqualTo(3);
    }

    @Test
    void values_come_in_the_order_of_their_ids() {
        assertThat(index.values()).containsExactly("short", "one", "two", "other");
    }
}
