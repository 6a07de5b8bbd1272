package dev.drydock.junit.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NearestMissTest {

    @ParameterizedTest
    @CsvSource({"web,web,0", "web,wb,1", "web,webs,1", "web,wet,1", "web,wbe,1", "'',web,3", "kitten,sitting,3"})
    void a_distance_is_the_number_of_changes(String from, String to, int changes) {
        assertThat(NearestMiss.distance(from, to)).isEqualTo(changes);
        assertThat(NearestMiss.distance(to, from)).isEqualTo(changes);
    }

    @Test
    void what_needs_the_fewest_changes_is_meant() {
        assertThat(NearestMiss.of("fornt", List.of("back", "front", "font"))).isEqualTo("\nnearest: \"front\"");
    }

    @Test
    void nothing_is_meant_if_more_than_half_would_have_to_change() {
        assertThat(NearestMiss.of("web", List.of("cache", "db"))).isEmpty();
        assertThat(NearestMiss.of("web", List.of())).isEmpty();
    }
}
