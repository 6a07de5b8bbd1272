package dev.drydock.container.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerLogTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOON);
    private final ContainerLog log = new ContainerLog(clock, LogRotation.NONE);

    @Test
    void a_line_is_an_entry_however_it_was_written() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "on");
        write(Frame.Stream.STDOUT, "e\ntwo\n");
        log.end();
        assertThat(texts(LogOptions.ALL)).containsExactly("one\n", "two\n");
    }

    @Test
    void what_has_no_newline_at_the_end_of_a_run_is_an_entry_without_one() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "rest");
        assertThat(texts(LogOptions.ALL)).isEmpty();
        log.end();
        assertThat(texts(LogOptions.ALL)).containsExactly("rest");
    }

    @Test
    void of_a_long_line_every_sixteen_kibibytes_are_an_entry() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "x".repeat(ContainerLog.LINE_BYTES + 10) + "\n");
        assertThat(texts(LogOptions.ALL)).extracting(String::length).containsExactly(ContainerLog.LINE_BYTES, 11);
    }

    @Test
    void of_a_log_without_an_end_the_last_sixty_four_mebibytes_are_kept() {
        log.begin();
        byte[] line = ("x".repeat(8191) + "\n").getBytes(UTF_8);
        for (int i = 0; i < 9000; i++) {
            log.append(Frame.Stream.STDOUT, line, 0, line.length);
        }
        long kept = log.frames(true, false, false).stream()
                .mapToLong(frame -> frame.text().length())
                .sum();
        assertThat(kept).isBetween(60L << 20, 68L << 20);
    }

    @Test
    void the_streams_are_told_apart() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "out\n");
        write(Frame.Stream.STDERR, "err\n");
        LogOptions errors = new LogOptions(false, true, null, null, -1, false, false, false);
        assertThat(texts(errors)).containsExactly("err\n");
    }

    @Test
    void the_tail_counts_entries_of_both_streams() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "one\n");
        write(Frame.Stream.STDERR, "two\n");
        assertThat(texts(options(null, null, 1))).containsExactly("two\n");
        assertThat(texts(options(null, null, 0))).isEmpty();
        assertThat(texts(options(null, null, 9))).hasSize(2);
    }

    @Test
    void since_and_until_are_moments_of_the_engines_clock() throws Exception {
        log.begin();
        for (String line : List.of("first\n", "second\n", "third\n")) {
            write(Frame.Stream.STDOUT, line);
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(texts(options(NOON.plusSeconds(10), null, -1))).containsExactly("second\n", "third\n");
        assertThat(texts(options(null, NOON.plusSeconds(10), -1))).containsExactly("first\n", "second\n");
    }

    @Test
    void a_stamp_has_nine_digits_of_a_second() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "line\n");
        LogOptions stamped = new LogOptions(true, true, null, null, -1, false, true, false);
        assertThat(texts(stamped)).containsExactly("2026-01-01T12:00:00.000000000Z line\n");
    }

    @Test
    void who_follows_reads_until_the_run_ends() throws Exception {
        log.begin();
        write(Frame.Stream.STDOUT, "before\n");
        FrameSource follower = log.read(LogOptions.FOLLOW, false, "");
        write(Frame.Stream.STDOUT, "after\n");
        assertThat(text(follower.poll())).isEqualTo("before\n");
        assertThat(text(follower.poll())).isEqualTo("after\n");
        assertThat(follower.ended()).isFalse();
        log.end();
        assertThat(follower.next()).isNull();
        assertThat(follower.ended()).isTrue();
    }

    @Test
    void following_what_does_not_run_ends_at_once() throws Exception {
        assertThat(log.read(LogOptions.FOLLOW, false, "").next()).isNull();
    }

    @Test
    void a_rotated_log_forgets_its_oldest_file() throws Exception {
        ContainerLog small = new ContainerLog(clock, new LogRotation(LogFormat.JSON_FILE, 100, 2));
        small.begin();
        for (int i = 0; i < 10; i++) {
            byte[] line = ("line " + i + "\n").getBytes(UTF_8);
            small.append(Frame.Stream.STDOUT, line, 0, line.length);
        }
        List<String> kept = new ArrayList<>();
        FrameSource reader = small.read(LogOptions.ALL, false, "");
        for (Frame frame = reader.poll(); frame != null; frame = reader.poll()) {
            kept.add(frame.text());
        }
        assertThat(kept).containsExactly("line 6\n", "line 7\n", "line 8\n", "line 9\n");
    }

    @Test
    void a_file_of_the_driver_local_holds_records_without_newlines() {
        ContainerLog small = new ContainerLog(clock, new LogRotation(LogFormat.LOCAL, 500, 3));
        small.begin();
        byte[] line = "123456789\n".getBytes(UTF_8);
        for (int i = 0; i < 200; i++) {
            small.append(Frame.Stream.STDOUT, line, 0, line.length);
        }
        // 14 records of 37 bytes are the first that are more than 500.
        assertThat(small.frames(true, false, false)).hasSize(14 + 14 + 200 % 14);
    }

    private static LogOptions options(@Nullable Instant since, @Nullable Instant until, int tail) {
        return new LogOptions(true, true, since, until, tail, false, false, false);
    }

    private void write(Frame.Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        log.append(stream, bytes, 0, bytes.length);
    }

    private List<String> texts(LogOptions options) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        FrameSource reader = log.read(options, false, "");
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            texts.add(frame.text());
        }
        return texts;
    }

    private static String text(@Nullable Frame frame) {
        return frame == null ? "nothing" : frame.text();
    }
}
