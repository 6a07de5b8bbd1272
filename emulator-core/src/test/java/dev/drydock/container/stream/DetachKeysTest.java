package dev.drydock.container.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DetachKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"zz-q", "ctrl-", "ctrl-A", "ctrl-pp", "ab", "a,", "ctrl-1"})
    void what_is_no_key_is_refused(String text) {
        assertThat(DetachKeys.parse(text)).isEmpty();
    }

    @Test
    void the_default_keys_are_control_p_and_control_q() {
        assertThat(passed("", "a\u0010\u0011b")).isEqualTo("a");
    }

    @Test
    void the_beginning_of_the_keys_is_input_if_the_rest_does_not_follow() {
        assertThat(passed("", "a\u0010b\u0011")).isEqualTo("a\u0010b\u0011");
    }

    @Test
    void a_single_letter_can_be_the_key() {
        assertThat(passed("x", "one x two")).isEqualTo("one ");
    }

    @Test
    void control_signs_have_the_codes_of_ascii() {
        assertThat(passed("ctrl-@", "a\u0000b")).isEqualTo("a");
        assertThat(passed("ctrl-[", "a\u001bb")).isEqualTo("a");
        assertThat(passed("ctrl-_", "a\u001fb")).isEqualTo("a");
    }

    @Test
    void keys_may_come_byte_by_byte() {
        DetachKeys.Filter filter = DetachKeys.DEFAULT.filter();
        assertThat(filter.pass(new byte[] {16}, 0, 1)).isEmpty();
        assertThat(filter.detached()).isFalse();
        assertThat(filter.pass(new byte[] {17}, 0, 1)).isEmpty();
        assertThat(filter.detached()).isTrue();
    }

    private static String passed(String keys, String typed) {
        byte[] bytes = typed.getBytes(ISO_8859_1);
        return new String(DetachKeys.parse(keys).orElseThrow().filter().pass(bytes, 0, bytes.length), ISO_8859_1);
    }
}
