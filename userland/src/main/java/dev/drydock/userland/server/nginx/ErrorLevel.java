package dev.drydock.userland.server.nginx;

import java.util.Locale;
import java.util.Optional;

/** How bad it is, from the worst on. */
enum ErrorLevel {
    EMERG,
    ALERT,
    CRIT,
    ERROR,
    WARN,
    NOTICE,
    INFO,
    DEBUG;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ErrorLevel> of(String word) {
        for (ErrorLevel each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
