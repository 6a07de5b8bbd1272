package dev.drydock.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Several reasons at once, as an engine 28.5.2 tells them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReasonsTest {

    @Test
    void one_reason_stands_by_itself() {
        assertThat(Reasons.joined(List.of("first\nsecond"))).isEqualTo("first\nsecond");
    }

    @Test
    void several_reasons_are_a_list() {
        assertThat(Reasons.joined(List.of("first", "second"))).isEqualTo("* first\n* second");
    }

    @Test
    void a_list_within_a_list_is_indented() {
        String inner = "settings:\n" + Reasons.joined(List.of("first", "second"));
        assertThat(Reasons.joined(List.of(inner, "third"))).isEqualTo("* settings:\n\t* first\n\t* second\n* third");
    }
}
