package dev.drydock.conformance.recorded;

import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a replay. It goes on only where a step waits, and only when all programs have done what was theirs to do: so no
 * answer depends on how fast the machine is.
 */
final class ReplayTime {
    /** What passes between two steps: what happened in one is older than what happens in the next. */
    private static final Duration STEP = Duration.ofMillis(1);
    /** After so much silence, in real time, an answer is taken to wait for the time to go on … */
    private static final long SILENCE_MILLIS = 100;
    /** … by so much. */
    private static final Duration STRIDE = Duration.ofMillis(50);

    private final ManualClock clock;

    ReplayTime(ManualClock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    void step() {
        clock.advance(STEP);
    }

    void rest(Duration duration) {
        clock.advance(duration);
    }

    /** Something that is asked of the engine. */
    interface Question {
        boolean isSo() throws IOException;
    }

    /** Goes on until something is so, or the time is over. */
    void until(Question question, Duration limit) throws IOException {
        Instant end = clock.now().plus(limit);
        while (!question.isSo() && clock.now().isBefore(end)) {
            clock.advance(STRIDE);
        }
    }

    /** A call whose answer has an end. */
    Answer pass(ManualClock.Call<Answer, IOException> call) throws IOException {
        return clock.letTimePass(call);
    }

    /** For an answer that is cut off if it has no end after so long. */
    Patience patience(Duration limit) {
        Instant end = clock.now().plus(limit);
        return new Patience() {
            @Override
            public long millis() {
                return clock.now().isBefore(end) ? SILENCE_MILLIS : 0;
            }

            @Override
            public void inVain() {
                clock.advance(STRIDE);
            }
        };
    }
}
