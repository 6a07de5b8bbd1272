package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Latin;
import dev.drydock.userland.utility.time.TimeFormat;
import dev.drydock.userland.utility.time.TimeZones;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;

/** {@code systime}, {@code strftime} and {@code mktime}. */
final class TimeFunctions {
    private static final int PARTS = 6;

    private TimeFunctions() {}

    static Value now(Machine machine) {
        return Value.of((double) machine.process().clock().now().getEpochSecond());
    }

    static Value format(Machine machine, Arguments arguments) throws IOException {
        String format = arguments.has(0) ? arguments.text(0) : machine.isBusyBox() ? "%a %b %e %H:%M:%S %Z %Y" : "%c";
        Instant instant = arguments.has(1)
                ? Instant.ofEpochSecond((long) arguments.number(1))
                : machine.process().clock().now();
        boolean utc = arguments.has(2) && arguments.value(2).isTrue(machine);
        TimeZones.Zone zone = utc ? TimeZones.Zone.UTC : TimeZones.of(machine.process());
        return Value.of(Latin.of(TimeFormat.format(Latin.text(format), instant, zone)));
    }

    /** Of {@code YYYY MM DD HH MM SS}; -1 if it cannot be read. Numbers out of their range carry over. */
    static Value seconds(Machine machine, String text) {
        String[] words = text.trim().split("[ \\t]+");
        if (words.length < PARTS) {
            return Value.of(-1);
        }
        long[] numbers = new long[PARTS];
        for (int i = 0; i < PARTS; i++) {
            numbers[i] = (long) NumberText.parse(words[i]);
        }
        LocalDateTime time = LocalDateTime.of((int) numbers[0], 1, 1, 0, 0)
                .plusMonths(numbers[1] - 1)
                .plusDays(numbers[2] - 1)
                .plusHours(numbers[3])
                .plusMinutes(numbers[4])
                .plusSeconds(numbers[5]);
        return Value.of(
                (double) time.atZone(TimeZones.of(machine.process()).id()).toEpochSecond());
    }
}
