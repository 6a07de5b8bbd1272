package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words are those of the engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;",
                "APPLICATION/JSON",
                " application/json",
                "application/json; charset=\"utf-\\\"8\"; a=b"
            })
    void json_is_taken(String contentType) {
        assertThatNoException().isThrownBy(() -> ContentType.requireJson(contentType));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application", "application/jsonx"})
    void another_type_is_refused(String contentType) {
        assertThatThrownBy(() -> ContentType.requireJson(contentType))
                .hasMessage("unsupported Content-Type header (" + contentType + "): must be 'application/json'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /json                               | no media type
            a b/c                               | expected slash after first token
            application/                        | expected token after slash
            application/json/x                  | unexpected content after media subtype
            application/json, text/plain        | unexpected content after media subtype
            application/json; charset           | invalid media parameter
            application/json;;                  | invalid media parameter
            application/json; =x                | invalid media parameter
            application/json; a="b              | invalid media parameter
            application/json; charset="utf-8"x  | invalid media parameter
            application/json; a=b; a=c          | duplicate parameter name
            """)
    void a_malformed_type_is_refused(String contentType, String words) {
        assertThatThrownBy(() -> ContentType.requireJson(contentType))
                .hasMessage("malformed Content-Type header (" + contentType + "): mime: " + words);
    }

    @Test
    void only_without_a_body_may_it_be_missing() {
        assertThatNoException()
                .isThrownBy(
                        () -> JsonBody.checkContentType(new Request("POST", "/", Headers.NONE, RequestBody.none())));
        assertThatThrownBy(
                        () -> JsonBody.checkContentType(new Request("POST", "/", Headers.NONE, RequestBody.of("{}"))))
                .hasMessage("malformed Content-Type header (): mime: no media type");
    }
}
