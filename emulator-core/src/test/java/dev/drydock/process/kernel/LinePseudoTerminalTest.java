package dev.drydock.process.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.TerminalSettings;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LinePseudoTerminalTest {
    private static final int GROUP = 7;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T10:00:00Z"));
    private final FakeJobControl processes = new FakeJobControl();
    private final LinePseudoTerminal terminal = new LinePseudoTerminal(0, new WindowSize(24, 80), processes, clock);
    private final OpenFile slave = terminal.slave().retain();

    @BeforeEach
    void somebody_is_in_the_foreground() throws IOException {
        terminal.slave().foregroundGroup(GROUP);
    }

    @AfterEach
    void end() {
        clock.close();
    }

    @Test
    void it_is_a_character_device_of_the_group_tty() throws IOException {
        assertThat(slave.isTerminal()).isTrue();
        assertThat(slave.description()).isEqualTo("/dev/pts/0");
        assertThat(slave.status().kind()).isEqualTo(FileKind.CHARACTER_DEVICE);
        assertThat(slave.status().mode()).isEqualTo(0620);
        assertThat(slave.status().gid()).isEqualTo(5);
        assertThat(slave.status().deviceNumber()).isEqualTo(136 << 8);
        assertThatThrownBy(() -> slave.seek(0)).hasMessage("Illegal seek");
    }

    @Test
    void what_is_typed_is_echoed_and_read() throws IOException {
        FakeSink sink = connected(1000);
        type("ls\r");
        assertThat(sink.text()).isEqualTo("ls\r\n");
        assertThat(slave.readable()).isTrue();
        assertThat(read()).isEqualTo("ls\n");
        assertThat(slave.readable()).isFalse();
    }

    @Test
    void a_reader_waits_for_the_end_of_the_line() throws Exception {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readUnchecked);
        processes.awaitWaiting();
        type("l");
        type("s\n");
        assertThat(line.get()).isEqualTo("ls\n");
    }

    @Test
    void end_of_input_is_the_end_for_one_read() throws IOException {
        type("\u0004");
        assertThat(slave.read(new byte[10], 0, 10)).isEqualTo(-1);
        type("on\n");
        assertThat(read()).isEqualTo("on\n");
    }

    @Test
    void output_is_processed() throws IOException {
        FakeSink sink = connected(1000);
        write("a\nb\n");
        assertThat(sink.text()).isEqualTo("a\r\nb\r\n");
    }

    @Test
    void output_is_held_back_until_there_is_a_sink() throws Exception {
        write("early\n");
        FakeSink sink = connected(1000);
        assertThat(sink.text()).isEqualTo("early\r\n");
    }

    @Test
    void a_program_waits_when_64_KiB_are_held_back() throws Exception {
        CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> writeUnchecked("x".repeat(100_000)));
        processes.awaitWaiting();
        assertThat(written).isNotDone();
        assertThat(slave.writable()).isFalse();
        FakeSink sink = connected(1_000_000);
        assertThat(written.get()).isEqualTo(100_000);
        assertThat(sink.size()).isEqualTo(100_000);
    }

    @Test
    void a_program_goes_on_when_the_sink_has_taken_all_it_wrote() throws Exception {
        FakeSink sink = connected(3);
        CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> writeUnchecked("abcdef"));
        processes.awaitWaiting();
        assertThat(sink.text()).isEqualTo("abc");
        sink.allow(2);
        clock.advance(Duration.ZERO);
        assertThat(sink.text()).isEqualTo("abcde");
        assertThat(written).isNotDone();
        sink.allow(100);
        assertThat(written.get()).isEqualTo(6);
        assertThat(sink.text()).isEqualTo("abcdef");
    }

    @Test
    void nobody_waits_for_an_echo_to_go_out() throws Exception {
        FakeSink sink = connected(0);
        type("abc\n");
        assertThat(read()).isEqualTo("abc\n");
        sink.allow(100);
        clock.advance(Duration.ZERO);
        assertThat(sink.text()).isEqualTo("abc\r\n");
    }

    @Test
    void interrupt_reaches_the_foreground_group_after_its_echo_is_out() throws IOException {
        FakeSink sink = connected(1000);
        type("abc");
        type("\u0003");
        assertThat(sink.text()).isEqualTo("abc^C");
        assertThat(processes.calls).containsExactly("INT to 7");
        assertThat(slave.readable()).isFalse();
    }

    @Test
    void an_interrupt_drops_output_that_nobody_has_seen() throws Exception {
        write("never seen\n");
        type("\u0003");
        FakeSink sink = connected(1000);
        assertThat(sink.text()).isEqualTo("^C");
    }

    @Test
    void without_a_foreground_group_a_signal_reaches_nobody() throws IOException {
        terminal.foreground(0);
        type("\u0003");
        assertThat(processes.calls).isEmpty();
    }

    @Test
    void a_stopped_terminal_lets_programs_wait() throws Exception {
        FakeSink sink = connected(1000);
        type("\u0013");
        assertThat(slave.writable()).isFalse();
        CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> writeUnchecked("on"));
        processes.awaitWaiting();
        assertThat(sink.text()).isEmpty();
        type("\u0011");
        assertThat(written.get()).isEqualTo(2);
        assertThat(sink.text()).isEqualTo("on");
    }

    @Test
    void a_new_size_is_told_to_the_foreground_group_once() {
        terminal.resize(new WindowSize(30, 100));
        terminal.resize(new WindowSize(30, 100));
        assertThat(processes.calls).containsExactly("WINCH to 7");
        assertThat(terminal.slave().windowSize()).isEqualTo(new WindowSize(30, 100));
    }

    @Test
    void typing_is_taken_again_when_a_program_has_read() throws IOException {
        assertThat(type("a\n".repeat(3000))).isEqualTo(4095);
        int[] woken = {0};
        terminal.changes().subscribe(() -> woken[0]++);
        assertThat(type("b\n")).isZero();
        assertThat(read()).isEqualTo("a\n");
        assertThat(woken[0]).isPositive();
        assertThat(type("b\n")).isEqualTo(2);
    }

    @Test
    void raw_mode_wakes_a_reader_that_waited_for_a_line() throws Exception {
        type("ab");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(this::readUnchecked);
        processes.awaitWaiting();
        terminal.slave().configure(TerminalSettings.RAW);
        assertThat(read.get()).isEqualTo("ab");
    }

    @Test
    void after_a_hang_up_reads_are_at_the_end_and_writes_fail() throws Exception {
        CompletableFuture<String> read = CompletableFuture.supplyAsync(this::readUnchecked);
        processes.awaitWaiting();
        type("lost");
        terminal.hangUp();
        terminal.hangUp();
        assertThat(read.get()).isEqualTo("END");
        assertThatThrownBy(() -> write("x")).hasMessage("Input/output error");
        assertThat(processes.calls).containsExactly("hang up /dev/pts/0");
        assertThat(type("x")).isEqualTo(1);
    }

    @Test
    void a_sink_that_nobody_will_read_fails_writes() {
        terminal.output(new FakeSink(0) {
            @Override
            public synchronized int take(byte[] bytes, int offset, int length) {
                return -1;
            }
        });
        assertThat(writeUnchecked("first")).isEqualTo(5);
        assertThatThrownBy(() -> write("second")).hasMessage("Input/output error");
    }

    @Test
    void the_sink_is_told_of_the_end_once_after_the_last_byte() throws Exception {
        write("bye\n");
        slave.close();
        FakeSink sink = connected(2);
        assertThat(sink.ends()).isZero();
        sink.allow(100);
        clock.advance(Duration.ZERO);
        assertThat(sink.text()).isEqualTo("bye\r\n");
        assertThat(sink.ends()).isEqualTo(1);
    }

    @Test
    void a_closed_terminal_is_no_file_any_more() throws IOException {
        slave.close();
        assertThatThrownBy(() -> write("x")).hasMessage("Bad file descriptor");
    }

    @Test
    void a_process_in_the_background_may_neither_read_nor_take_the_foreground() {
        processes.refusesBackground = true;
        assertThatThrownBy(this::read).hasMessage("Input/output error");
        assertThatThrownBy(() -> terminal.slave().foregroundGroup(9)).hasMessage("Input/output error");
        assertThat(terminal.slave().foregroundGroup()).isEqualTo(GROUP);
    }

    @Test
    void only_a_group_of_the_session_becomes_the_foreground_group() {
        assertThatThrownBy(() -> terminal.slave().foregroundGroup(1001)).hasMessage("Operation not permitted");
        assertThat(terminal.slave().foregroundGroup()).isEqualTo(GROUP);
    }

    @Test
    void a_wait_that_is_interrupted_ends_the_call_unless_something_was_written() {
        processes.interruptsWaits = true;
        assertThatThrownBy(this::read).hasMessage("Interrupted system call");
        assertThat(writeUnchecked("x".repeat(100_000))).isEqualTo(TerminalOutput.CAPACITY);
        assertThatThrownBy(() -> write("x")).hasMessage("Interrupted system call");
    }

    private FakeSink connected(int room) throws IOException {
        FakeSink sink = new FakeSink(room);
        terminal.output(sink);
        clock.advance(Duration.ZERO);
        return sink;
    }

    private int type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return terminal.type(bytes, 0, bytes.length);
    }

    private int write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return slave.write(bytes, 0, bytes.length);
    }

    private String read() throws IOException {
        byte[] buffer = new byte[10_000];
        int count = slave.read(buffer, 0, buffer.length);
        return count < 0 ? "END" : new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
    }

    private String readUnchecked() {
        try {
            return read();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private int writeUnchecked(String text) {
        try {
            return write(text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
