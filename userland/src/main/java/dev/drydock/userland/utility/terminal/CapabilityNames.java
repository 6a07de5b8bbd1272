package dev.drydock.userland.utility.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The names of terminfo's flags, numbers and strings, in the order in which compiled descriptions hold them. */
final class CapabilityNames {
    private CapabilityNames() {}

    /** Flags, numbers and strings. */
    record Names(List<String> flags, List<String> numbers, List<String> strings) {}

    static Names read() {
        try (InputStream stream = CapabilityNames.class.getResourceAsStream("capabilities")) {
            if (stream == null) {
                throw new IllegalStateException("no list of capabilities");
            }
            List<List<String>> lines = new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> List.of(line.split(" ")))
                    .toList();
            return new Names(lines.get(0), lines.get(1), lines.get(2));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
