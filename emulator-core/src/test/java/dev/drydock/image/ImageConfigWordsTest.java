package dev.drydock.image;

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

/** Configurations that are none, as Docker Engine 28.5.2 refused them in archives. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImageConfigWordsTest {

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "{\"rootfs\":{\"type\":5,\"diff_ids\":[\"sha256:fcf5704d031a027482fa45df41464838aeb77f41b6bb08328105332f08259872\"]}}",
                        "json: cannot unmarshal number into Go struct field Image.rootfs.type of type string"),
                arguments(
                        "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[5]}}",
                        "json: cannot unmarshal number into Image.rootfs.diff_ids.0 of type layer.DiffID"),
                arguments(
                        "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.rootfs.diff_ids of type"
                                + " []layer.DiffID"),
                arguments(
                        "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":{}}}",
                        "json: cannot unmarshal object into Go struct field Image.rootfs.diff_ids of type"
                                + " []layer.DiffID"),
                arguments("{\"rootfs\":null}", "invalid image JSON, no RootFS key"),
                arguments(
                        "{\"rootfs\":5}",
                        "json: cannot unmarshal number into Go struct field Image.rootfs of type image.RootFS"),
                arguments(
                        "{\"rootfs\":\"x\"}",
                        "json: cannot unmarshal string into Go struct field Image.rootfs of type image.RootFS"),
                arguments(
                        "{\"rootfs\":[]}",
                        "json: cannot unmarshal array into Go struct field Image.rootfs of type image.RootFS"),
                arguments("", "unexpected end of JSON input"),
                arguments("{", "unexpected end of JSON input"),
                arguments("[", "unexpected end of JSON input"),
                arguments("null", "invalid image JSON, no RootFS key"),
                arguments("5", "json: cannot unmarshal number into Go value of type image.Image"),
                arguments("\"x\"", "json: cannot unmarshal string into Go value of type image.Image"),
                arguments("[]", "json: cannot unmarshal array into Go value of type image.Image"),
                arguments("{}", "invalid image JSON, no RootFS key"),
                arguments("{\"a\":}", "invalid character '}' looking for beginning of value"),
                arguments("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
                arguments("{a:1}", "invalid character 'a' looking for beginning of object key string"),
                arguments("tru", "unexpected end of JSON input"),
                arguments("{\"os\":\"linux\"", "unexpected end of JSON input"),
                arguments("{\"os\":\"linux\"}x", "invalid character 'x' after top-level value"),
                arguments("{\"os\":\"linux\"} {}", "invalid character '{' after top-level value"),
                arguments("{'a':1}", "invalid character '\\'' looking for beginning of object key string"),
                arguments("{\"a\":\"\u0001\"}", "invalid character '\\x01' in string"),
                arguments("{\"a\":\"\\x\"}", "invalid escape sequence `\\x` in string"),
                arguments("{\"a\":1.}", "invalid character '}' in numeric literal"),
                arguments("{\"a\":-}", "invalid character '}' in numeric literal"),
                arguments("{\"a\":01}", "invalid character '1' after object key:value pair"),
                arguments("{\"a\" 1}", "invalid character '1' after object key"),
                arguments("[1,", "unexpected end of JSON input"),
                arguments("{\"rootfs\":{}", "unexpected end of JSON input"),
                arguments("{\"a\":\"b", "unexpected end of JSON input"),
                arguments("\ufeff{}", "invalid character '\\ufeff' looking for beginning of value"),
                arguments("nul", "unexpected end of JSON input"),
                arguments("{\"a\":tru}", "invalid character '}' in literal true (expecting 'e')"),
                arguments("{\"a\":1e}", "invalid character '}' in numeric literal"),
                arguments("{\"a\":\"\\u12\"}", "invalid escape sequence `\\u12\"}` in string"),
                arguments("{\"a\":nulx}", "invalid character 'x' in literal null (expecting 'l')"),
                arguments("{\"os\":5}", "json: cannot unmarshal number into Go struct field Image.os of type string"),
                arguments("{\"os\":[]}", "json: cannot unmarshal array into Go struct field Image.os of type string"),
                arguments("{\"os\":{}}", "json: cannot unmarshal object into Go struct field Image.os of type string"),
                arguments("{\"os\":true}", "json: cannot unmarshal bool into Go struct field Image.os of type string"),
                arguments(
                        "{\"architecture\":5}",
                        "json: cannot unmarshal number into Go struct field Image.architecture of type string"),
                arguments(
                        "{\"created\":5}",
                        "json: cannot unmarshal number into Go struct field Image.created of type time.Time"),
                arguments(
                        "{\"created\":\"x\"}",
                        "parsing time \"x\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"x\" as \"2006\""),
                arguments(
                        "{\"created\":\"\"}",
                        "parsing time \"\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"2006\""),
                arguments(
                        "{\"created\":\"2024-13-01T00:00:00Z\"}",
                        "parsing time \"2024-13-01T00:00:00Z\": month out of range"),
                arguments(
                        "{\"created\":[]}",
                        "json: cannot unmarshal array into Go struct field Image.created of type time.Time"),
                arguments(
                        "{\"history\":5}",
                        "json: cannot unmarshal number into Go struct field Image.history of type []v1.History"),
                arguments(
                        "{\"history\":\"x\"}",
                        "json: cannot unmarshal string into Go struct field Image.history of type []v1.History"),
                arguments(
                        "{\"history\":{}}",
                        "json: cannot unmarshal object into Go struct field Image.history of type []v1.History"),
                arguments("{\"history\":[5]}", "json: cannot unmarshal number into Image.history.0 of type v1.History"),
                arguments(
                        "{\"history\":[\"x\"]}",
                        "json: cannot unmarshal string into Image.history.0 of type v1.History"),
                arguments(
                        "{\"history\":[{\"created\":5}]}",
                        "json: cannot unmarshal number into Go struct field Image.history.0.created of type time.Time"),
                arguments(
                        "{\"history\":[{\"created_by\":5}]}",
                        "json: cannot unmarshal number into Go struct field Image.history.0.created_by of type string"),
                arguments(
                        "{\"history\":[{\"empty_layer\":\"x\"}]}",
                        "json: cannot unmarshal string into Go struct field Image.history.0.empty_layer of type bool"),
                arguments(
                        "{\"config\":5}",
                        "json: cannot unmarshal number into Go struct field Image.config of type container.Config"),
                arguments(
                        "{\"config\":\"x\"}",
                        "json: cannot unmarshal string into Go struct field Image.config of type container.Config"),
                arguments(
                        "{\"config\":[]}",
                        "json: cannot unmarshal array into Go struct field Image.config of type container.Config"),
                arguments(
                        "{\"author\":1}",
                        "json: cannot unmarshal number into Go struct field Image.author of type string"),
                arguments(
                        "{\"comment\":false}",
                        "json: cannot unmarshal bool into Go struct field Image.comment of type string"),
                arguments(
                        "{\"container\":2}",
                        "json: cannot unmarshal number into Go struct field Image.container of type string"),
                arguments(
                        "{\"docker_version\":3}",
                        "json: cannot unmarshal number into Go struct field Image.docker_version of type string"),
                arguments(
                        "{\"variant\":4}",
                        "json: cannot unmarshal number into Go struct field Image.variant of type string"),
                arguments(
                        "{\"os.version\":5}",
                        "json: cannot unmarshal number into Go struct field Image.os.version of type string"),
                arguments(
                        "{\"os.features\":\"x\"}",
                        "json: cannot unmarshal string into Go struct field Image.os.features of type []string"),
                arguments(
                        "{\"os.features\":[5]}",
                        "json: cannot unmarshal number into Image.os.features.0 of type string"),
                arguments(
                        "{\"container_config\":5}",
                        "json: cannot unmarshal number into Go struct field Image.container_config of type"
                                + " container.Config"),
                arguments(
                        "{\"parent\":5}",
                        "json: cannot unmarshal number into Go struct field Image.parent of type image.ID"),
                arguments("{\"id\":5}", "json: cannot unmarshal number into Go struct field Image.id of type string"),
                arguments("{\"config\":{\"Cmd\":5}}", "json: cannot unmarshal number into Go value of type string"),
                arguments("{\"config\":{\"Cmd\":[5]}}", "json: cannot unmarshal array into Go value of type string"),
                arguments("{\"config\":{\"Cmd\":{}}}", "json: cannot unmarshal object into Go value of type string"),
                arguments(
                        "{\"config\":{\"Entrypoint\":5}}",
                        "json: cannot unmarshal number into Go value of type string"),
                arguments(
                        "{\"config\":{\"Env\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.config.Env of type []string"),
                arguments(
                        "{\"config\":{\"Env\":[5]}}",
                        "json: cannot unmarshal number into Image.config.Env.0 of type string"),
                arguments(
                        "{\"config\":{\"Env\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Env of type []string"),
                arguments(
                        "{\"config\":{\"User\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.User of type string"),
                arguments(
                        "{\"config\":{\"Volumes\":[]}}",
                        "json: cannot unmarshal array into Go struct field Image.config.Volumes of type"
                                + " map[string]struct {}"),
                arguments(
                        "{\"config\":{\"Volumes\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Volumes of type"
                                + " map[string]struct {}"),
                arguments(
                        "{\"config\":{\"Volumes\":{\"/x\":5}}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Volumes.~1x of type struct"
                                + " {}"),
                arguments(
                        "{\"config\":{\"ExposedPorts\":[]}}",
                        "json: cannot unmarshal array into Go struct field Image.config.ExposedPorts of type"
                                + " nat.PortSet"),
                arguments(
                        "{\"config\":{\"ExposedPorts\":{\"80\":1}}}",
                        "json: cannot unmarshal number into Image.config.ExposedPorts.80 of type struct {}"),
                arguments(
                        "{\"config\":{\"Labels\":[]}}",
                        "json: cannot unmarshal array into Go struct field Image.config.Labels of type"
                                + " map[string]string"),
                arguments(
                        "{\"config\":{\"Labels\":{\"a\":5}}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Labels.a of type string"),
                arguments(
                        "{\"config\":{\"WorkingDir\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.WorkingDir of type string"),
                arguments(
                        "{\"config\":{\"StopSignal\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.StopSignal of type string"),
                arguments(
                        "{\"config\":{\"StopTimeout\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.config.StopTimeout of type int"),
                arguments(
                        "{\"config\":{\"Healthcheck\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Healthcheck of type"
                                + " v1.HealthcheckConfig"),
                arguments(
                        "{\"config\":{\"Healthcheck\":{\"Test\":\"x\"}}}",
                        "json: cannot unmarshal string into Go struct field Image.config.Healthcheck.Test of type"
                                + " []string"),
                arguments(
                        "{\"config\":{\"Healthcheck\":{\"Interval\":\"1s\"}}}",
                        "json: cannot unmarshal string into Go struct field Image.config.Healthcheck.Interval of type"
                                + " time.Duration"),
                arguments(
                        "{\"config\":{\"Healthcheck\":{\"Retries\":\"x\"}}}",
                        "json: cannot unmarshal string into Go struct field Image.config.Healthcheck.Retries of type"
                                + " int"),
                arguments(
                        "{\"config\":{\"OnBuild\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.config.OnBuild of type []string"),
                arguments(
                        "{\"config\":{\"OnBuild\":[5]}}",
                        "json: cannot unmarshal number into Image.config.OnBuild.0 of type string"),
                arguments(
                        "{\"config\":{\"ArgsEscaped\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.config.ArgsEscaped of type bool"),
                arguments(
                        "{\"config\":{\"Tty\":\"x\"}}",
                        "json: cannot unmarshal string into Go struct field Image.config.Tty of type bool"),
                arguments(
                        "{\"config\":{\"Hostname\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.Hostname of type string"),
                arguments(
                        "{\"config\":{\"OpenStdin\":5}}",
                        "json: cannot unmarshal number into Go struct field Image.config.OpenStdin of type bool"),
                arguments(
                        "{\"config\":{\"Healthcheck\":{\"Interval\":1.5}}}",
                        "json: cannot unmarshal number 1.5 into Go struct field Image.config.Healthcheck.Interval of"
                                + " type time.Duration"),
                arguments(
                        "{\"config\":{\"StopTimeout\":1.5}}",
                        "json: cannot unmarshal number 1.5 into Go struct field Image.config.StopTimeout of type int"),
                arguments(
                        "{\"config\":{\"Healthcheck\":{\"Retries\":99999999999999999999}}}",
                        "json: cannot unmarshal number 99999999999999999999 into Go struct field"
                                + " Image.config.Healthcheck.Retries of type int"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_configuration_is_refused_in_the_words_of_go(String json, String words) {
        assertThatThrownBy(() -> ImageConfig.parse(json.getBytes(UTF_8))).hasMessage(words);
    }

    @Test
    void of_several_faults_the_first_in_the_text_is_told() {
        String json = "{\"config\":{\"Tty\":1,\"User\":2},\"os\":3}";

        assertThatThrownBy(() -> ImageConfig.parse(json.getBytes(UTF_8)))
                .hasMessage("json: cannot unmarshal number into Go struct field Image.config.Tty of type bool");
    }

    @Test
    void a_command_may_be_one_text_and_a_step_null() {
        String json = "{\"config\":{\"Cmd\":\"x y\",\"Shell\":\"sh\"},\"history\":[null],\"rootfs\":{}}";

        ImageConfig config = ImageConfig.parse(json.getBytes(UTF_8));

        assertThat(config.config()).isNotNull();
        assertThat(config.config().cmd()).containsExactly("x y");
        assertThat(config.config().shell()).containsExactly("sh");
        assertThat(config.history()).isEqualTo(List.of(new HistoryEntry(null, "", "", "", false)));
    }

    @Test
    void a_time_may_have_a_fraction_and_a_zone() {
        String json = "{\"created\":\"2024-01-01T01:00:00.5+01:00\",\"rootfs\":{}}";

        assertThat(ImageConfig.parse(json.getBytes(UTF_8)).created()).isEqualTo("2024-01-01T00:00:00.5Z");
    }
}
