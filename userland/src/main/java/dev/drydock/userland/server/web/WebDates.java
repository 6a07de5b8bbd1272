package dev.drydock.userland.server.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as headers have them: {@code Wed, 21 Oct 2015 07:28:00 GMT}. */
public final class WebDates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private WebDates() {}

    public static String of(Instant time) {
        return FORMAT.format(time);
    }

    /** Null for what is none. */
    public static @Nullable Instant parse(String text) {
        try {
            return FORMAT.parse(text, Instant::from);
        } catch (DateTimeParseException other) {
            return null;
        }
    }
}
