package dev.drydock.api.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.api.exchange.Headers;
import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestBody;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken and the words of what is not are those of the engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryTest {
    private static final Headers FORM = Headers.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

    @ParameterizedTest
    @ValueSource(strings = {"a=", "a", "a=0", "a=no", "a=False", "a=%20NONE%20", "b=1", ""})
    void some_words_mean_no(String query) {
        assertThat(query(query).flag("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "a=yes", "a=maybe", "a=-1", "a=off", "a=1&a=0"})
    void every_other_means_yes(String query) {
        assertThat(query(query).flag("a")).isTrue();
    }

    @Test
    void a_default_holds_only_where_the_name_is_missing() {
        assertThat(query("").flag("stream", true)).isTrue();
        assertThat(query("stream=").flag("stream", true)).isFalse();
    }

    @Test
    void plus_and_percent_are_decoded() {
        assertThat(query("a=b+c%2Bd%26&%61b=%C3%A9").text("a")).isEqualTo("b c+d&");
        assertThat(query("a=b+c%2Bd%26&%61b=%C3%A9").text("ab")).isEqualTo("é");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=%zz  | invalid URL escape \"%zz\"",
                "a=%2   | invalid URL escape \"%2\"",
                "%      | invalid URL escape \"%\"",
                "a;b    | invalid semicolon separator in query",
                "a=1;b  | invalid semicolon separator in query"
            })
    void what_is_malformed_is_refused_where_the_engine_looks(String query, String words) {
        assertThatThrownBy(() -> query(query)).isInstanceOfSatisfying(EngineException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER);
            assertThat(refused.words()).isEqualTo(words);
        });
        assertThat(Query.lenient(Request.of("GET", "/?b=1&" + query)).flag("b")).isTrue();
    }

    @Test
    void a_form_counts_before_the_query() {
        Query query = Query.of(new Request("POST", "/stop?t=1&u=2", FORM, RequestBody.of("t=3&v=4")));

        assertThat(query.all("t")).containsExactly("3", "1");
        assertThat(query.text("u")).isEqualTo("2");
        assertThat(query.text("v")).isEqualTo("4");
    }

    @Test
    void a_form_counts_only_where_a_body_does() {
        assertThat(Query.of(new Request("GET", "/", FORM, RequestBody.of("t=3")))
                        .has("t"))
                .isFalse();
        assertThat(Query.of(new Request("POST", "/", Headers.of("Content-Type", "a/b;;"), RequestBody.of("t=3")))
                        .has("t"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7,7", "+7,7", "-7,-7", "007,7", "99999999999,2147483647"})
    void numbers_are_those_of_go(String text, int value) {
        assertThat(query("n=" + text.replace("+", "%2B")).number("n")).contains(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc                  | \"abc\": invalid syntax",
                "1.5                  | \"1.5\": invalid syntax",
                "0x1                  | \"0x1\": invalid syntax",
                "1_0                  | \"1_0\": invalid syntax",
                "-                    | \"-\": invalid syntax",
                "+                    | \" \": invalid syntax",
                "é                    | \"é\": invalid syntax",
                "99999999999999999999 | \"99999999999999999999\": value out of range"
            })
    void what_is_no_number_is_not_classified(String text, String words) {
        assertThatThrownBy(() -> query("n=" + text).number("n"))
                .isInstanceOfSatisfying(EngineException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.UNKNOWN);
                    assertThat(refused.words()).isEqualTo("strconv.Atoi: parsing " + words);
                });
    }

    @Test
    void a_number_may_be_missing() {
        assertThat(query("").number("n")).isEmpty();
        assertThat(query("n=").number("n")).isEmpty();
    }

    @Test
    void times_are_seconds_with_a_fraction() {
        assertThat(query("t=1136073600").time("t")).contains(Instant.ofEpochSecond(1_136_073_600));
        assertThat(query("t=1136073600.000000001").time("t")).contains(Instant.ofEpochSecond(1_136_073_600, 1));
        assertThat(query("t=1.5").time("t")).contains(Instant.ofEpochSecond(1, 500_000_000));
        assertThat(query("t=").time("t")).isEmpty();
        assertThat(query("t=9223372036854775807").time("t")).contains(Instant.MAX);
        assertThatThrownBy(() -> query("t=abc").time("t"))
                .hasMessage("strconv.ParseInt: parsing \"abc\": invalid syntax");
        assertThatThrownBy(() -> query("t=2001-01-01T00:00:00Z").time("t"))
                .hasMessage("strconv.ParseInt: parsing \"2001-01-01T00:00:00Z\": invalid syntax");
        assertThatThrownBy(() -> query("t=1.x").time("t"))
                .hasMessage("strconv.ParseInt: parsing \"x\": invalid syntax");
    }

    @ParameterizedTest
    @CsvSource({"5,5", "0,0", "all,-1", "abc,-1", "-1,-1", "'',-1"})
    void a_tail_that_is_no_number_means_all(String text, int lines) {
        assertThat(query("tail=" + text).lines("tail")).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "h=a          | invalid resize height \"a\": invalid syntax",
                "h=           | invalid resize height \"\": invalid syntax",
                "h=%2B1       | invalid resize height \"+1\": invalid syntax",
                "h=-1         | invalid resize height \"-1\": value out of range",
                "h=4294967296 | invalid resize height \"4294967296\": value out of range"
            })
    void a_side_of_a_terminal_is_a_number_of_32_bits(String query, String words) {
        assertThat(query("h=24").terminalSide("h", "height")).isEqualTo(24);
        assertThatThrownBy(() -> query(query).terminalSide("h", "height"))
                .isInstanceOfSatisfying(EngineException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_PARAMETER);
                    assertThat(refused.words()).isEqualTo(words);
                });
    }

    private static Query query(String text) {
        return Query.of(Request.of("GET", "/?" + text));
    }
}
