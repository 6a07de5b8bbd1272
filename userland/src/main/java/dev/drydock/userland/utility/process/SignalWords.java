package dev.drydock.userland.utility.process;

import dev.drydock.process.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signals as {@code kill} and its like write them: 29 is POLL, and there is a 0 that only asks. */
final class SignalWords {
    private SignalWords() {}

    static String name(Signal signal) {
        return signal == Signal.IO ? "POLL" : signal.shortName();
    }

    /** A name with or without SIG, or a number; empty if it is none. */
    static Optional<Signal> parse(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String bare = upper.startsWith("SIG") ? upper.substring(3) : upper;
        return switch (bare) {
            case "POLL" -> Optional.of(Signal.IO);
            case "CLD" -> Optional.of(Signal.CHLD);
            case "IOT" -> Optional.of(Signal.ABRT);
            default -> Signal.parse(text);
        };
    }

    /** The signals 1 to 31. */
    static List<Signal> ordinary() {
        List<Signal> signals = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            if (signal.number() < 32) {
                signals.add(signal);
            }
        }
        return signals;
    }
}
