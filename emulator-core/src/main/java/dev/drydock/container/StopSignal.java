package dev.drydock.container;

import dev.drydock.process.Signal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Signals as clients name them: by name with or without {@code SIG}, or by number; real-time signals included. */
public final class StopSignal {
    static final int TERM = 15;
    static final int KILL = 9;
    static final int CONT = 18;
    static final int STOP = 19;

    private static final Map<String, Integer> NUMBERS = numbers();

    private StopSignal() {}

    /** The number, empty if the engine calls the signal invalid. A number other than 0 is never invalid here. */
    public static OptionalInt parse(String text) {
        if (text.matches("[+-]?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
        }
        String name = text.toUpperCase(Locale.ROOT);
        Integer number = NUMBERS.get(name.startsWith("SIG") ? name.substring(3) : name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Whether Linux knows a signal of this number by a name. */
    static boolean isKnown(int number) {
        return NUMBERS.containsValue(number);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Signal signal : Signal.values()) {
            numbers.put(signal.shortName(), signal.number());
        }
        numbers.put("CLD", Signal.CHLD.number());
        numbers.put("IOT", Signal.ABRT.number());
        numbers.put("POLL", Signal.IO.number());
        for (int offset = 1; offset <= 15; offset++) {
            numbers.put("RTMIN+" + offset, Signal.RTMIN.number() + offset);
            if (offset < 15) {
                numbers.put("RTMAX-" + offset, Signal.RTMAX.number() - offset);
            }
        }
        return Map.copyOf(numbers);
    }
}
