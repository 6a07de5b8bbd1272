package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonWriterTest {

    @Test
    void texts_are_escaped_as_by_go() {
        assertThat(written(out -> out.text("a", "\"\\/\b\f\n\r\t\u0001\u001f\u007fé\u2028\u2029😀<>&")))
                .isEqualTo("{\"a\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007fé\\u2028\\u2029😀<>&\"}\n");
    }

    @Test
    void half_of_a_pair_of_surrogates_is_replaced_as_go_replaces_what_is_no_text() {
        assertThat(written(out -> out.text("a", "x\ud83d").text("b", "\ude00y").text("c", "\ud83d\ud83d\ude00")))
                .isEqualTo("{\"a\":\"x\\ufffd\",\"b\":\"\\ufffdy\",\"c\":\"\\ufffd😀\"}\n");
    }

    @Test
    void a_long_text_of_the_longest_escapes_arrives_whole() {
        assertThat(written(out -> out.text("a", "\u0001".repeat(1000))))
                .isEqualTo("{\"a\":\"" + "\\u0001".repeat(1000) + "\"}\n");
    }

    @Test
    void some_documents_are_also_safe_in_html() {
        assertThat(new String(JsonWriter.htmlSafeObject(out -> out.text("<&>", "a<b>&c")), StandardCharsets.UTF_8))
                .isEqualTo("{\"\\u003c\\u0026\\u003e\":\"a\\u003cb\\u003e\\u0026c\"}\n");
    }

    @Test
    void what_is_empty_is_left_out_only_where_that_is_asked_for() {
        assertThat(written(out -> out.text("a", "")
                        .optionalText("b", "")
                        .number("c", 0)
                        .optionalNumber("d", 0)
                        .flag("e", false)
                        .optionalFlag("f", false)
                        .texts("g", List.of())
                        .optionalTexts("h", List.of())
                        .textsByName("i", new TreeMap<>())
                        .optionalTextsByName("j", new TreeMap<>())))
                .isEqualTo("{\"a\":\"\",\"c\":0,\"e\":false,\"g\":[],\"i\":{}}\n");
    }

    @Test
    void null_is_written_as_null() {
        assertThat(written(out -> out.text("a", null)
                        .texts("b", null)
                        .textsByName("c", null)
                        .names("d", null)
                        .objects("e", null, (item, value) -> {})
                        .number("f", (Number) null)
                        .flag("g", null)))
                .isEqualTo("{\"a\":null,\"b\":null,\"c\":null,\"d\":null,\"e\":null,\"f\":null,\"g\":null}\n");
        assertThat(new String(JsonWriter.array(null, (item, value) -> {}), StandardCharsets.UTF_8))
                .isEqualTo("null\n");
    }

    @Test
    void maps_are_written_in_the_order_of_their_names() {
        assertThat(written(out -> out.textsByName("a", new TreeMap<>(Map.of("b", "1", "B", "2", "a", "3")))))
                .isEqualTo("{\"a\":{\"B\":\"2\",\"a\":\"3\",\"b\":\"1\"}}\n");
    }

    @Test
    void times_have_no_zeros_at_the_end_of_the_fraction() {
        assertThat(GoTime.format(Instant.parse("2026-11-23T23:42:09.891415021Z")))
                .isEqualTo("2026-11-23T23:42:09.891415021Z");
        assertThat(GoTime.format(Instant.parse("2026-11-23T23:42:09.5Z"))).isEqualTo("2026-11-23T23:42:09.5Z");
        assertThat(GoTime.format(Instant.parse("2026-11-23T23:42:09Z"))).isEqualTo("2026-11-23T23:42:09Z");
        assertThat(GoTime.format(null)).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(GoTime.formatFixed(Instant.parse("2026-11-23T23:42:09.5Z")))
                .isEqualTo("2026-11-23T23:42:09.500000000Z");
    }

    private static String written(Consumer<JsonWriter> fields) {
        return new String(JsonWriter.object(fields), StandardCharsets.UTF_8);
    }
}
