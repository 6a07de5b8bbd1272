package dev.drydock.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.container.stream.InputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames by RFC 6455; the answers are those of the engine 28.5.2. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebSocketInputTest {
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Sink sink = new Sink();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final AtomicInteger ends = new AtomicInteger();
    private final WebSocketInput input = new WebSocketInput(sink, new WebSocketOutput(sent), ends::incrementAndGet);

    @Test
    void what_messages_carry_goes_to_the_process() throws Exception {
        receive(frame(0x81, "text\n"));
        receive(frame(0x82, "binary\n"));
        receive(frame(0x01, "in "));
        receive(frame(0x80, "pieces\n"));

        assertThat(sink.text()).isEqualTo("text\nbinary\nin pieces\n");
        assertThat(sent.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
    void lengths_have_three_forms(int length) throws Exception {
        receive(frame(0x82, "x".repeat(length)));
        receive(frame(0x82, "."));

        assertThat(sink.text()).hasSize(length + 1).endsWith(".");
    }

    @Test
    void frames_may_arrive_byte_by_byte() throws Exception {
        for (byte single : frame(0x82, "x".repeat(300))) {
            input.received(new byte[] {single}, 0, 1);
        }
        assertThat(sink.text()).hasSize(300);
    }

    @Test
    void a_ping_is_answered_with_its_payload() throws Exception {
        receive(frame(0x89, "pp"));
        receive(frame(0x8a, "unasked"));

        assertThat(sent.toByteArray()).containsExactly(0x8a, 2, 'p', 'p');
        assertThat(sink.text()).isEmpty();
    }

    @Test
    void a_close_frame_ends_the_input() {
        assertThatThrownBy(() -> receive(frame(0x88, "\u0003\u00e8"))).isInstanceOf(IOException.class);

        assertThat(sink.ended).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void the_end_of_the_connection_ends_the_input() {
        input.ended();

        assertThat(sink.ended).isTrue();
        assertThat(ends).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xf1, 0x83, 0x8b, 0x8f})
    void what_is_no_frame_is_a_protocol_error(int firstByte) {
        assertThatThrownBy(() -> receive(frame(firstByte, "x"))).isInstanceOf(IOException.class);

        assertThat(sent.toByteArray()).containsExactly(0x88, 2, 0x03, 0xea);
        assertThat(ends).hasValue(1);
    }

    @Test
    void a_frame_without_a_mask_is_a_protocol_error() {
        byte[] unmasked = {(byte) 0x81, 3, 'o', 'i', '\n', 0};
        assertThatThrownBy(() -> receive(unmasked)).isInstanceOf(IOException.class);

        assertThat(sent.toByteArray()).containsExactly(0x88, 2, 0x03, 0xea);
    }

    @Test
    void frames_are_sent_with_lengths_of_three_forms() throws Exception {
        WebSocketOutput out = new WebSocketOutput(sent);
        out.message(true, new byte[125]);
        assertThat(sent.toByteArray()).startsWith(0x82, 125).hasSize(127);
        sent.reset();
        out.message(false, new byte[300]);
        assertThat(sent.toByteArray()).startsWith(0x81, 126, 1, 44).hasSize(304);
        sent.reset();
        out.message(true, new byte[70_000]);
        assertThat(sent.toByteArray())
                .startsWith(0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70)
                .hasSize(70_010);
        sent.reset();
        out.close(WebSocketOutput.NORMAL);
        assertThat(sent.toByteArray()).containsExactly(0x88, 2, 0x03, 0xe8);
    }

    private void receive(byte[] bytes) throws IOException, InterruptedException {
        input.received(bytes, 0, bytes.length);
    }

    private static byte[] frame(int firstByte, String payload) {
        byte[] plain = payload.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (plain.length < 126) {
            frame.write(0x80 | plain.length);
        } else {
            int bytes = plain.length < 65_536 ? 2 : 8;
            frame.write(0x80 | (bytes == 2 ? 126 : 127));
            for (int i = bytes - 1; i >= 0; i--) {
                frame.write((int) ((long) plain.length >>> (8 * i)));
            }
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < plain.length; i++) {
            frame.write(plain[i] ^ MASK[i & 3]);
        }
        return frame.toByteArray();
    }

    private static final class Sink implements InputSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes.write(some, offset, length);
        }

        @Override
        public void end() {
            ended = true;
        }

        String text() {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
