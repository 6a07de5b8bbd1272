package dev.drydock.userland.shell.interp;

import java.time.Duration;
import java.util.Locale;

/** What bash's {@code time} says, in the format of the variable {@code TIMEFORMAT}. */
final class TimingText {
    /** What is said without that variable. */
    static final String USUAL = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS";
    /** What {@code time -p} says. */
    static final String POSIX = "real %2R\nuser %2U\nsys %2S";

    private static final int MOST_DIGITS = 3;
    private static final int SECONDS_PER_MINUTE = 60;

    private final String format;
    private final Duration taken;
    private final StringBuilder text = new StringBuilder();
    private int next;

    /** @param taken on the engine's clock; the emulated processor takes no time of its own */
    TimingText(String format, Duration taken) {
        this.format = format;
        this.taken = taken;
    }

    /** The text and a newline; nothing at all of an empty format. */
    String text() {
        while (next < format.length()) {
            char character = format.charAt(next++);
            if (character == '%' && next < format.length()) {
                directive();
            } else {
                text.append(character);
            }
        }
        return format.isEmpty() ? "" : text.append('\n').toString();
    }

    /** {@code %[digits][l]R}, {@code U} or {@code S}; {@code %P} and {@code %%} take neither. */
    private void directive() {
        char first = format.charAt(next);
        if (first == '%' || first == 'P') {
            next++;
            text.append(first == '%' ? "%" : "0.00");
            return;
        }
        int digits = MOST_DIGITS;
        if (Character.isDigit(first)) {
            digits = Math.min(first - '0', MOST_DIGITS);
            next++;
        }
        boolean minutes = next < format.length() && format.charAt(next) == 'l';
        if (minutes) {
            next++;
        }
        char kind = next < format.length() ? format.charAt(next++) : '\0';
        Duration shown = switch (kind) {
            case 'R' -> taken;
            case 'U', 'S' -> Duration.ZERO;
            default -> throw new Failure("TIMEFORMAT: `" + kind + "': invalid format character", 1);
        };
        text.append(minutes ? minutes(shown, digits) : seconds(shown.toSeconds(), shown, digits));
    }

    private static String minutes(Duration shown, int digits) {
        return shown.toMinutes() + "m" + seconds(shown.toSeconds() % SECONDS_PER_MINUTE, shown, digits) + "s";
    }

    private static String seconds(long whole, Duration shown, int digits) {
        String millis = String.format(Locale.ROOT, "%03d", shown.toMillisPart());
        return digits == 0 ? Long.toString(whole) : whole + "." + millis.substring(0, digits);
    }
}
