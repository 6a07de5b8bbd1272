package dev.drydock.userland.utility.administration;

import dev.drydock.userland.utility.command.Invocation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Days since 1970-01-01, in which {@code /etc/shadow} counts. */
final class Days {
    private Days() {}

    static String today(Invocation call) {
        return Long.toString(LocalDate.ofInstant(call.process().clock().now(), ZoneOffset.UTC)
                .toEpochDay());
    }

    /** A date as YYYY-MM-DD, or a number of days; empty if it is neither. */
    static OptionalLong parse(String text) {
        if (text.matches("-?\\d{1,9}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        try {
            return OptionalLong.of(LocalDate.parse(text).toEpochDay());
        } catch (DateTimeException wrong) {
            return OptionalLong.empty();
        }
    }
}
