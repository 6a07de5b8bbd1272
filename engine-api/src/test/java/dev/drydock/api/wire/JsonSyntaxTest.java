package dev.drydock.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words are those of the engine 28.5.2, asked with {@code POST /containers/nope/update}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonSyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
            {                 @ unexpected EOF
            {"a":nul          @ unexpected EOF
            {"a":"x           @ unexpected EOF
            {"a":"\\          @ unexpected EOF
            {"a":"\\u12       @ unexpected EOF
            -                 @ unexpected EOF
            tru               @ unexpected EOF
            abc               @ invalid character 'a' looking for beginning of value
            {"a":}            @ invalid character '}' looking for beginning of value
            [1,]              @ invalid character ']' looking for beginning of value
            }                 @ invalid character '}' looking for beginning of value
            {"a":.5}          @ invalid character '.' looking for beginning of value
            {"a":+1}          @ invalid character '+' looking for beginning of value
            {"a":NaN}         @ invalid character 'N' looking for beginning of value
            //x               @ invalid character '/' looking for beginning of value
            {"a":é}           @ invalid character 'é' looking for beginning of value
            {"a" 1}           @ invalid character '1' after object key
            {a:1}             @ invalid character 'a' looking for beginning of object key string
            {'a':1}           @ invalid character '\\'' looking for beginning of object key string
            {"a":1,}          @ invalid character '}' looking for beginning of object key string
            {,}               @ invalid character ',' looking for beginning of object key string
            {"a":1]           @ invalid character ']' after object key:value pair
            {"a":1 "b":2}     @ invalid character '"' after object key:value pair
            {"a":01}          @ invalid character '1' after object key:value pair
            {"a":0x1}         @ invalid character 'x' after object key:value pair
            {"a":1.5.6}       @ invalid character '.' after object key:value pair
            [1 2]             @ invalid character '2' after array element
            {"a":[1}          @ invalid character '}' after array element
            {"a":tru}         @ invalid character '}' in literal true (expecting 'e')
            falsy             @ invalid character 'y' in literal false (expecting 'e')
            {"a":1.}          @ invalid character '}' in numeric literal
            {"a":-}           @ invalid character '}' in numeric literal
            {"a":1e+}         @ invalid character '}' in numeric literal
            {"a":"\\q"}       @ invalid escape sequence `\\q` in string
            {"a":"\\u12g4"}   @ invalid escape sequence `\\u12g4` in string
            """)
    void a_text_that_is_not_json_is_refused_in_the_words_of_go(String text, String words) {
        assertThatThrownBy(() -> ContainerRequests.update(json(text)))
                .isInstanceOfSatisfying(EngineException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER);
                    assertThat(refused.words()).isEqualTo("invalid JSON: " + words);
                });
    }

    @Test
    void characters_that_cannot_be_seen_are_shown_escaped() {
        assertThat(refusal("\ufeff{}"))
                .isEqualTo("invalid JSON: invalid character '\\ufeff' looking for beginning of value");
        assertThat(refusal("{\"a\":\u2028}"))
                .isEqualTo("invalid JSON: invalid character '\\u2028' looking for beginning of value");
        assertThat(refusal("{\"a\":\"\u0001\"}")).isEqualTo("invalid JSON: invalid character '\\x01' in string");
        assertThat(refusal("{\"a\":\"\t\"}")).isEqualTo("invalid JSON: invalid character '\\t' in string");
        assertThat(refusal("{\n\"\n\":1}")).isEqualTo("invalid JSON: invalid character '\\n' in string");
    }

    @Test
    void a_byte_that_belongs_to_no_character_is_shown_as_such() {
        byte[] body = {'{', '"', 'a', '"', ':', (byte) 0xff, '}'};
        assertThat(refusal(new RequestBody(body.length, new ByteArrayInputStream(body))))
                .isEqualTo("invalid JSON: invalid character '\\xff' looking for beginning of value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{} {}", "{}{\"a\":1}", "null 1", "nulll"})
    void a_second_value_is_refused(String text) {
        assertThat(refusal(text)).isEqualTo("unexpected content after JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } \n",
                "{}]",
                "{}}",
                "null",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ud83d\\ude00\\/\"}",
                "{\"a\":-0.5e+7}",
                "{\"a\":\"\u007f\"}",
                "{\"a\":[{},[[]],{\"b\":[true,false,null]}]}"
            })
    void json_is_taken(String text) {
        assertThat(ContainerRequests.update(json(text)).resources().memoryBytes())
                .isZero();
    }

    @Test
    void an_empty_body_is_told_from_no_body_at_all() {
        assertThat(refusal("  ")).isEqualTo("invalid JSON: got EOF while reading request body");
        assertThat(ContainerRequests.update(new Request("POST", "/", Headers.NONE, RequestBody.none())))
                .isNotNull();
        assertThatThrownBy(() -> ContainerRequests.create(json("")))
                .hasMessage("invalid JSON: got EOF while reading request body");
    }

    @Test
    void ten_thousand_levels_are_the_deepest() {
        assertThat(refusal("[".repeat(10_001))).isEqualTo("invalid JSON: exceeded max depth");
        assertThat(refusal("{\"a\":".repeat(10_001))).isEqualTo("invalid JSON: exceeded max depth");
        assertThat(refusal("[".repeat(9_999) + "]".repeat(9_999)))
                .isEqualTo("invalid JSON: json: cannot unmarshal array into Go value of type container.UpdateConfig");
    }

    @Test
    void a_body_that_breaks_off_is_told_by_what_broke_it() {
        assertThat(refusal(brokenOff("{"))).isEqualTo("invalid JSON: invalid byte in chunk length");
        assertThat(refusal(brokenOff(""))).isEqualTo("invalid JSON: invalid byte in chunk length");
        assertThat(refusal(brokenOff("{}"))).isEqualTo("unexpected content after JSON");
    }

    private static RequestBody brokenOff(String text) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("invalid byte in chunk length");
            }
        };
        return new RequestBody(
                RequestBody.UNKNOWN_LENGTH,
                new SequenceInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), broken));
    }

    private static Request json(String text) {
        return Request.json("POST", "/", text);
    }

    private static String refusal(String text) {
        return refusal(RequestBody.of(text));
    }

    private static String refusal(RequestBody body) {
        try {
            ContainerRequests.update(new Request("POST", "/", Headers.of("Content-Type", "application/json"), body));
            return "taken";
        } catch (EngineException refused) {
            return refused.words();
        }
    }
}
