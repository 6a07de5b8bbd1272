package dev.drydock.registry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code manifest.json} of an archive, as Docker Engine 28.5.2 read it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManifestItemTest {
    private static final ManifestItem NOTHING = new ManifestItem("", null, null, "");

    private static List<ManifestItem> read(String json) {
        return ManifestItem.list(json.getBytes(UTF_8));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("", "EOF"),
                arguments("{", "unexpected EOF"),
                arguments("{}", "json: cannot unmarshal object into Go value of type []tarexport.manifestItem"),
                arguments("5", "json: cannot unmarshal number into Go value of type []tarexport.manifestItem"),
                arguments("\"x\"", "json: cannot unmarshal string into Go value of type []tarexport.manifestItem"),
                arguments("[5]", "json: cannot unmarshal number into .0 of type tarexport.manifestItem"),
                arguments("[\"x\"]", "json: cannot unmarshal string into .0 of type tarexport.manifestItem"),
                arguments(
                        "[{\"Config\":5}]",
                        "json: cannot unmarshal number into Go struct field .0.Config of type string"),
                arguments(
                        "[{\"Config\":\"c.json\",\"RepoTags\":\"x\",\"Layers\":[\"1.tar\"]}]",
                        "json: cannot unmarshal string into Go struct field .0.RepoTags of type []string"),
                arguments(
                        "[{\"Config\":\"c.json\",\"RepoTags\":[5],\"Layers\":[\"1.tar\"]}]",
                        "json: cannot unmarshal number into .0.RepoTags.0 of type string"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":\"1.tar\"}]",
                        "json: cannot unmarshal string into Go struct field .0.Layers of type []string"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":[5]}]",
                        "json: cannot unmarshal number into .0.Layers.0 of type string"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":[\"1.tar\"],\"Parent\":5}]",
                        "json: cannot unmarshal number into Go struct field .0.Parent of type image.ID"),
                arguments("[", "unexpected EOF"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":[\"1.tar\"],\"LayerSources\":5}]",
                        "json: cannot unmarshal number into Go struct field .0.LayerSources of type"
                                + " map[layer.DiffID]distribution.Descriptor"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":[\"1.tar\"],\"LayerSources\":{\"x\":5}}]",
                        "json: cannot unmarshal number into Go struct field .0.LayerSources.x of type"
                                + " distribution.Descriptor"),
                arguments(
                        "[{\"Config\":\"c.json\",\"Layers\":[\"1.tar\"],\"LayerSources\":{\"x\":{\"size\":\"5\"}}}]",
                        "json: cannot unmarshal string into Go struct field .0.LayerSources.x.size of type int64"),
                arguments("]", "invalid character ']' looking for beginning of value"),
                arguments("tru", "unexpected EOF"),
                arguments(
                        "[{\"Config\":\"c.json\" \"Layers\":[]}]",
                        "invalid character '\"' after object key:value pair"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_list_of_images_is_refused_in_the_words_of_go(String json, String words) {
        assertThatThrownBy(() -> read(json)).hasMessage(words);
    }

    @Test
    void null_is_no_list() {
        assertThat(read("null")).isNull();
    }

    @Test
    void what_follows_the_list_does_not_matter() {
        assertThat(read("[]x")).isEmpty();
    }

    @Test
    void an_image_that_is_null_has_nothing() {
        assertThat(read("[null,{}]")).isEqualTo(List.of(NOTHING, NOTHING));
    }

    @Test
    void an_image_has_a_configuration_tags_layers_and_a_parent() {
        String json = "[{\"config\":\"c\",\"RepoTags\":[\"a:1\",null],\"Layers\":[\"1\"],\"Parent\":\"p\",\"Else\":5}]";

        assertThat(read(json)).containsExactly(new ManifestItem("c", List.of("a:1", ""), List.of("1"), "p"));
    }
}
