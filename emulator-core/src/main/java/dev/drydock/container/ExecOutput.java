package dev.drydock.container;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command writes, gathered as it comes, because a writer waits for who does not read. */
final class ExecOutput {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errorOutput = new ByteArrayOutputStream();

    /** Reads to the end; with a clock that is advanced by hand, as far as it comes without that. */
    void readAll(FrameSource frames, EngineClock clock) throws InterruptedException {
        if (clock instanceof ManualClock manual) {
            do {
                manual.runUntilIdle();
            } while (takeWhatIsThere(frames));
            return;
        }
        for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
            add(frame);
        }
    }

    private boolean takeWhatIsThere(FrameSource frames) {
        boolean any = false;
        for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
            add(frame);
            any = true;
        }
        return any;
    }

    private void add(Frame frame) {
        (frame.stream() == Frame.Stream.STDERR ? errorOutput : output).writeBytes(frame.bytes());
    }

    ExecResult with(int exitCode) {
        return new ExecResult(
                exitCode, output.toString(StandardCharsets.UTF_8), errorOutput.toString(StandardCharsets.UTF_8));
    }
}
