package dev.drydock.userland.server.ryuk;

import dev.drydock.process.ContainerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines on standard output, as Go's {@code slog.TextHandler} writes them. */
final class Log {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ContainerProcess process;

    Log(ContainerProcess process) {
        this.process = process;
    }

    /** @param details {@code name=value} with their quotes, or nothing */
    void info(String message, String details) throws IOException {
        line("INFO", message, details);
    }

    void warn(String message, String details) throws IOException {
        line("WARN", message, details);
    }

    void error(String message, Throwable fault) throws IOException {
        line("ERROR", message, "error=" + quoted(String.valueOf(fault.getMessage())));
    }

    private void line(String level, String message, String details) throws IOException {
        Instant now = process.clock().now();
        String line = "time=" + TIME.format(now) + " level=" + level + " msg=" + quoted(message)
                + (details.isEmpty() ? "" : " " + details) + "\n";
        process.out().write(line.getBytes(StandardCharsets.UTF_8));
        process.out().flush();
    }

    /** With quotes where there is a space, a quote or an equals sign in it. */
    static String quoted(String text) {
        return text.isEmpty() || text.matches("(?s).*[\\s\"=].*")
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"'
                : text;
    }
}
