package dev.drydock.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.fault.Pause;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PassingTimeTest {
    private final ManualClock clock = new ManualClock();
    private final CallerWaits waits = new CallerWaits();

    @AfterEach
    void close() {
        clock.close();
    }

    private <T> T pass(ManualClock.Call<T, Exception> call) throws Exception {
        return new PassingTime<>(clock, waits, call, Duration.ofMillis(100)).answer();
    }

    @Test
    void a_call_that_stands_still_without_waiting_in_an_engine_fails_and_shows_where() {
        CompletableFuture<String> line = new CompletableFuture<>();

        assertThatThrownBy(() -> pass(() -> readLine(line)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "the call has stood still for 0 seconds, and waits for nothing that time is moved for: what is"
                                + " read from a stream (logs, events, statistics, attach, the output of an exec) does not move the time")
                .hasStackTraceContaining("PassingTimeTest.readLine");
        assertThat(clock.now()).isEqualTo(ManualClock.START);
    }

    private static String readLine(CompletableFuture<String> line) throws Exception {
        return line.get();
    }

    @Test
    void what_is_delayed_by_a_fault_takes_its_time() throws Exception {
        assertThat(clock.letTimePass(() -> {
                    Pause.on(clock, Duration.ofHours(1));
                    return "done";
                }))
                .isEqualTo("done");
        assertThat(clock.now()).isEqualTo(ManualClock.START.plusSeconds(3600));
    }
}
