package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.drydock.process.Signal;
import dev.drydock.process.TerminalSettings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every expectation here is what a pseudo-terminal of Linux 6.18 answered to the same bytes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LineDisciplineTest {
    private static final String RUBOUT = "\b \b";

    private final LineDiscipline discipline = new LineDiscipline();

    static Stream<Arguments> typed_echoed_read() {
        return Stream.of(
                arguments("a line", "ls\n", "ls\r\n", "ls\n"),
                arguments("return counts as newline", "ls\r", "ls\r\n", "ls\n"),
                arguments("erase", "ab\u007fc\n", "ab" + RUBOUT + "c\r\n", "ac\n"),
                arguments("nothing left to erase", "\u007f\u007fa\n", "a\r\n", "a\n"),
                arguments("backspace is a character like others", "a\bb\u007fc\n", "a^Hb" + RUBOUT + "c\r\n", "a\bc\n"),
                arguments("kill", "abc\u0015d\n", "abc" + RUBOUT.repeat(3) + "d\r\n", "d\n"),
                arguments(
                        "word erase",
                        "foo bar-baz  \u0017\u0017\n",
                        "foo bar-baz  " + RUBOUT.repeat(9) + "\r\n",
                        "foo \n"),
                arguments(
                        "an underscore belongs to the word",
                        "a b_c\u0017\n",
                        "a b_c" + RUBOUT.repeat(3) + "\r\n",
                        "a \n"),
                arguments(
                        "control characters are two columns wide",
                        "a\u0016\u0003\u0016\u007fb\u007f\u007f\n",
                        "a^\b^C^\b^?b" + RUBOUT.repeat(3) + "\r\n",
                        "a\u0003\n"),
                arguments(
                        "erasing a tab goes back over it",
                        "ab\tc\u0015",
                        "ab\tc" + RUBOUT + "\b".repeat(6) + RUBOUT.repeat(2),
                        ""),
                arguments(
                        "a tab after a tab",
                        "\t\ta\u007f\u007f\u007f\n",
                        "\t\ta" + RUBOUT + "\b".repeat(16) + "\r\n",
                        "\n"),
                arguments("reprint", "foo\u0012bar\n", "foo^R\r\nfoobar\r\n", "foobar\n"),
                arguments(
                        "bytes of a character are erased one by one",
                        "\u00e4\u007f\n",
                        "\u00e4" + RUBOUT + "\r\n",
                        "\u00c3\n"),
                arguments("escape sequences mean nothing", "\u001b[A\n", "^[[A\r\n", "\u001b[A\n"),
                arguments("a literal newline is part of the line", "a\u0016\nb\n", "a^\b^Jb\r\n", "a\nb\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("typed_echoed_read")
    void a_line_is_edited_as_it_is_typed(String what, String typed, String echo, String read) {
        type(typed);
        assertThat(echo()).as(what).isEqualTo(latin(echo));
        assertThat(read(100)).isEqualTo(read.isEmpty() ? null : read);
    }

    @Test
    void a_read_gets_one_line_at_a_time() {
        type("one\ntwo\n");
        assertThat(read(100)).isEqualTo("one\n");
        assertThat(read(100)).isEqualTo("two\n");
        assertThat(discipline.readable()).isFalse();
    }

    @Test
    void a_short_read_leaves_the_rest_of_the_line() {
        type("hello\n");
        assertThat(read(5)).isEqualTo("hello");
        assertThat(read(5)).isEqualTo("\n");
        assertThat(read(5)).isNull();
    }

    @Test
    void a_line_that_is_not_ended_cannot_be_read() {
        type("half");
        assertThat(read(100)).isNull();
    }

    @Test
    void end_of_input_ends_a_line_without_a_character_and_is_an_end_of_its_own_at_the_beginning() {
        type("ab\u0004cd\u0004\u0004");
        assertThat(echo()).isEqualTo("abcd");
        assertThat(read(100)).isEqualTo("ab");
        assertThat(read(100)).isEqualTo("cd");
        assertThat(read(100)).isEmpty();
        assertThat(read(100)).isNull();
    }

    @Test
    void a_read_that_stops_right_before_an_end_of_input_takes_it_along() {
        type("hello\u0004");
        assertThat(read(5)).isEqualTo("hello");
        assertThat(read(5)).isNull();
    }

    static Stream<Arguments> keys_and_signals() {
        return Stream.of(
                arguments("\u0003", "^C", Signal.INT),
                arguments("\u001c", "^\\", Signal.QUIT),
                arguments("\u001a", "^Z", Signal.TSTP));
    }

    @ParameterizedTest
    @MethodSource("keys_and_signals")
    void a_signal_forgets_what_was_typed(String key, String echo, Signal signal) {
        type("line\nabc");
        assertThat(echo()).isEqualTo("line\r\nabc");
        type(key + "def\n");
        assertThat(echo()).isEqualTo(echo + "def\r\n");
        assertThat(discipline.takeSignals()).containsExactly(signal);
        assertThat(discipline.takeOutputDiscarded()).isTrue();
        assertThat(read(100)).isEqualTo("def\n");
    }

    @Test
    void an_echo_that_has_not_gone_out_is_lost_with_the_line_that_a_signal_ends() {
        type("abc\u0003def\n");
        assertThat(echo()).isEqualTo("^Cdef\r\n");
    }

    @Test
    void without_signals_the_keys_are_characters() {
        discipline.configure(TerminalSettings.COOKED.withSignals(false));
        type("\u0003\n");
        assertThat(echo()).isEqualTo("^C\r\n");
        assertThat(discipline.takeSignals()).isEmpty();
        assertThat(read(100)).isEqualTo("\u0003\n");
    }

    @Test
    void a_stopped_terminal_echoes_when_it_goes_on() {
        type("\u0013abc");
        assertThat(discipline.isStopped()).isTrue();
        assertThat(echo()).isEmpty();
        type("\u0011");
        assertThat(echo()).isEqualTo("abc");
        assertThat(discipline.isStopped()).isFalse();
    }

    @Test
    void a_signal_lets_a_stopped_terminal_go_on_and_drops_its_echo() {
        type("\u0013abc");
        type("\u0003d");
        assertThat(discipline.isStopped()).isFalse();
        assertThat(echo()).isEqualTo("^Cd");
    }

    @Test
    void giving_up_flow_control_lets_a_stopped_terminal_go_on() {
        type("\u0013abc");
        discipline.configure(TerminalSettings.COOKED.withCanonical(false));
        assertThat(echo()).isEmpty();
        discipline.configure(TerminalSettings.RAW);
        assertThat(echo()).isEqualTo("abc");
    }

    @Test
    void without_an_echo_nothing_is_shown_not_even_erasing() {
        discipline.configure(TerminalSettings.COOKED.withEcho(false));
        type("secreX\u007ft\u0016\u0003\u0012\n");
        assertThat(echo()).isEmpty();
        assertThat(read(100)).isEqualTo("secret\u0003\u0012\n");
    }

    @Test
    void a_raw_terminal_gives_every_byte_at_once_as_it_is() {
        discipline.configure(TerminalSettings.RAW);
        type("a\r\u0003\u0004\u007f");
        assertThat(echo()).isEmpty();
        assertThat(read(100)).isEqualTo("a\r\u0003\u0004\u007f");
        assertThat(discipline.takeSignals()).isEmpty();
    }

    @Test
    void without_lines_a_typed_newline_is_echoed_as_a_control_character_but_a_return_is_not() {
        discipline.configure(TerminalSettings.COOKED.withCanonical(false));
        type("ab\ncd\r");
        assertThat(echo()).isEqualTo("ab^Jcd\r\n");
        assertThat(read(100)).isEqualTo("ab\ncd\n");
    }

    @Test
    void what_was_typed_stays_when_lines_cease_to_count() {
        type("one\nhal\u0004f");
        discipline.configure(TerminalSettings.RAW);
        assertThat(read(100)).isEqualTo("one\nhal\0f");
    }

    @Test
    void what_was_typed_becomes_a_line_when_lines_begin_to_count() {
        discipline.configure(TerminalSettings.COOKED.withCanonical(false));
        type("ab\ncd\n");
        discipline.configure(TerminalSettings.COOKED);
        type("ef\n");
        assertThat(read(100)).isEqualTo("ab\ncd\n");
        assertThat(read(100)).isEqualTo("ef\n");
    }

    @Test
    void a_line_that_is_too_long_keeps_4095_bytes_and_can_be_ended() {
        assertThat(type("x".repeat(5000))).isEqualTo(5000);
        assertThat(type("\n")).isEqualTo(1);
        assertThat(read(5000)).hasSize(4096).endsWith("xx\n");
        assertThat(read(5000)).isNull();
    }

    @Test
    void a_line_that_is_too_long_can_be_shortened() {
        type("x".repeat(5000));
        type("\u007f\n");
        assertThat(read(5000)).hasSize(4095).endsWith("xx\n");
    }

    @Test
    void no_more_is_taken_than_can_be_kept_once_there_is_a_line() {
        assertThat(type("a\n".repeat(3000))).isEqualTo(4095);
        assertThat(read(100)).isEqualTo("a\n");
        assertThat(type("b\n".repeat(10))).isEqualTo(2);
    }

    @Test
    void a_written_newline_goes_out_with_a_return() {
        assertThat(write("a\n\tb\n", 100)).isEqualTo("a\r\n\tb\r\n");
    }

    @Test
    void output_is_left_alone_without_processing() {
        discipline.configure(TerminalSettings.RAW);
        assertThat(write("a\nb", 100)).isEqualTo("a\nb");
    }

    @Test
    void a_newline_is_not_split_where_there_is_room_for_half_of_it() {
        assertThat(write("ab\n", 3)).isEqualTo("ab");
    }

    @Test
    void a_tab_behind_a_prompt_is_erased_to_where_it_began() {
        write("pr> ", 100);
        type("a\tb\u007f\u007f\u007f");
        assertThat(echo()).isEqualTo("a\tb" + RUBOUT + "\b".repeat(3) + RUBOUT);
    }

    private int type(String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        return discipline.type(bytes, 0, bytes.length);
    }

    private String echo() {
        return new String(discipline.takeEcho(), StandardCharsets.ISO_8859_1);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Null if a read would block. */
    private String read(int length) {
        if (!discipline.readable()) {
            return null;
        }
        byte[] buffer = new byte[length];
        int count = discipline.read(buffer, 0, length);
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
    }

    private String write(String text, int room) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        discipline.write(bytes, 0, bytes.length, room, out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
