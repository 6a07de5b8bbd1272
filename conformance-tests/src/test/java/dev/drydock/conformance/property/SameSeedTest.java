package dev.drydock.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same seed and the same requests give the same bytes: ids, names, addresses, stamps, output and events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class SameSeedTest {

    @RepeatedTest(3)
    void the_same_seed_twice_gives_identical_bytes() {
        List<String> one = Script.play(42);
        List<String> other = Script.play(42);
        assertThat(one).hasSizeGreaterThan(80);
        for (int i = 0; i < one.size(); i++) {
            assertThat(other.get(i)).isEqualTo(one.get(i));
        }
    }

    @Test
    void another_seed_gives_other_ids() {
        assertThat(Script.play(1)).isNotEqualTo(Script.play(2));
    }
}
