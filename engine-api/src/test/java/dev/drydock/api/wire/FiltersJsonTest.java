package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filter.Filters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both forms, and what is refused, as the engine 28.5.2 has it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiltersJsonTest {

    @Test
    void values_may_be_names_or_texts() {
        Filters expected = Filters.of(Map.of("label", List.of("a=b", "c")));

        assertThat(FiltersJson.parse("{\"label\":{\"a=b\":true,\"c\":false}}")).isEqualTo(expected);
        assertThat(FiltersJson.parse("{\"label\":[\"a=b\",\"c\"]}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}"})
    void nothing_asks_for_nothing(String text) {
        assertThat(FiltersJson.parse(text)).isEqualTo(Filters.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nope\":null}", "{\"nope\":{}}", "{\"nope\":[]}"})
    void a_key_without_values_is_there_all_the_same(String text) {
        assertThat(FiltersJson.parse(text).contains("nope")).isTrue();
        assertThat(FiltersJson.parse(text).get("nope")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "[]",
                " ",
                "{}x",
                "{\"label\":5}",
                "{\"label\":\"a\"}",
                "{\"label\":[5]}",
                "{\"label\":{\"a\":5}}",
                "{\"label\":{\"a\":true},\"name\":[\"x\"]}"
            })
    void what_has_neither_form_is_refused(String text) {
        assertThatThrownBy(() -> FiltersJson.parse(text)).hasMessage("invalid filter");
    }
}
