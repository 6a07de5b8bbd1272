package dev.drydock.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NameGeneratorTest {
    private static final ContainerId ID = new ContainerId("0123456789abcdef".repeat(4));

    @Test
    void the_same_seed_gives_the_same_names() {
        assertThat(tenNames(7)).isEqualTo(tenNames(7)).isNotEqualTo(tenNames(8));
    }

    @Test
    void a_name_is_an_adjective_and_a_surname() {
        assertThat(tenNames(1)).allMatch(name -> name.matches("[a-z]+_[a-z]+"));
    }

    @Test
    void after_a_conflict_the_name_ends_in_a_digit() {
        List<String> asked = new ArrayList<>();

        String name = generator(3).generate(candidate -> asked.add(candidate) && asked.size() == 1, ID);

        assertThat(name).matches("[a-z]+_[a-z]+[0-9]");
        assertThat(asked).hasSize(2);
    }

    @Test
    void after_six_conflicts_the_name_is_the_short_id() {
        List<String> asked = new ArrayList<>();

        String name = generator(3).generate(asked::add, ID);

        assertThat(asked).hasSize(6);
        assertThat(name).isEqualTo("0123456789ab");
    }

    @Test
    void wozniak_is_never_boring() {
        NameGenerator names = generator(5);

        assertThat(IntStream.range(0, 100_000).mapToObj(i -> names.generate(name -> false, ID)))
                .contains("bold_wozniak")
                .doesNotContain("boring_wozniak");
    }

    private static List<String> tenNames(long seed) {
        NameGenerator names = generator(seed);
        return IntStream.range(0, 10)
                .mapToObj(i -> names.generate(name -> false, ID))
                .toList();
    }

    private static NameGenerator generator(long seed) {
        return new NameGenerator(new IdSource(seed).stream("name"));
    }
}
