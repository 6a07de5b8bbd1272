package dev.drydock.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GlobPatternTest {

    @ParameterizedTest
    @CsvSource({
        "nginx,      nginx,        true",
        "nginx,      nginx2,       false",
        "ngi*,       nginx,        true",
        "ngi*:1*,    nginx:1.13,   true",
        "ngi*:1*,    nginx:latest, false",
        "*,          nginx,        true",
        "*,          a/b,          false",
        "*/*,        a/b,          true",
        "*/*,        a/b/c,        false",
        "*a*b,       xaxbxab,      true",
        "*a*b,       xaxbxa,       false",
        "a*/b*y,     a1/bxyzy,     true",
        "?,          a,            true",
        "?,          /,            false",
        "'',         '',           true",
        "'',         a,            false",
        "a[b-d],     ac,           true",
        "a[b-d],     ae,           false",
        "a[^b-d],    ae,           true",
        "a[^b-d],    ac,           false",
        "a[\\]],     a],           true",
        "a\\*,       a*,           true",
        "a\\*,       ab,           false"
    })
    void a_pattern_matches_whole_names_and_no_star_crosses_a_slash(String pattern, String name, boolean matches) {
        assertThat(GlobPattern.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "[a", "[a-", "[-a]", "a\\", "[^]", "[a\\"})
    void a_pattern_that_is_none_is_refused(String pattern) {
        assertThatThrownBy(() -> GlobPattern.parse(pattern))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ErrorKind.UNKNOWN))
                .hasMessage("syntax error in pattern");
    }
}
