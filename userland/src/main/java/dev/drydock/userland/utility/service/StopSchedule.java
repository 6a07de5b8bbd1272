package dev.drydock.userland.utility.service;

import dev.drydock.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --retry} asks for: signals and times to wait in turn.
 *
 * @param again the step to go on with after the last one; -1 to end there
 */
record StopSchedule(List<Step> steps, int again) {

    /** A signal to send, or without one a time to wait. */
    record Step(@Nullable Signal signal, Duration pause) {}

    /** Null if it is none. */
    static @Nullable StopSchedule parse(String text, Signal usual) {
        if (text.matches("\\d{1,9}")) {
            Step pause = new Step(null, Duration.ofSeconds(Integer.parseInt(text)));
            return new StopSchedule(
                    List.of(new Step(usual, Duration.ZERO), pause, new Step(Signal.KILL, Duration.ZERO), pause), -1);
        }
        List<Step> steps = new ArrayList<>();
        int again = -1;
        for (String item : text.split("/", -1)) {
            if (item.equals("forever")) {
                again = steps.size();
                continue;
            }
            Step step = step(item);
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        return new StopSchedule(List.copyOf(steps), again == steps.size() ? -1 : again);
    }

    private static @Nullable Step step(String item) {
        if (item.matches("\\d{1,9}")) {
            return new Step(null, Duration.ofSeconds(Integer.parseInt(item)));
        }
        Optional<Signal> signal = signal(item.startsWith("-") ? item.substring(1) : item);
        return signal.map(each -> new Step(each, Duration.ZERO)).orElse(null);
    }

    /** A number or a name in capitals without SIG. */
    static Optional<Signal> signal(String text) {
        return text.matches("\\d+|[A-Z]+\\d*") && !text.startsWith("SIG") ? Signal.parse(text) : Optional.empty();
    }
}
