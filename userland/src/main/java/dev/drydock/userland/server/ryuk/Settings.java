package dev.drydock.userland.server.ryuk;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the environment says, or else what ryuk 0.14 takes for granted. */
record Settings(
        Duration connectionTimeout,
        Duration reconnectionTimeout,
        Duration requestTimeout,
        Duration shutdownTimeout,
        int removeRetries,
        Duration retryOffset,
        Duration changesRetryInterval,
        int port,
        boolean verbose) {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    /** @throws IllegalArgumentException if a value makes no sense; the message names it */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                duration(environment, "CONNECTION_TIMEOUT", "60s"),
                duration(environment, "RECONNECTION_TIMEOUT", "10s"),
                duration(environment, "REQUEST_TIMEOUT", "10s"),
                duration(environment, "SHUTDOWN_TIMEOUT", "10m"),
                number(environment, "REMOVE_RETRIES", "10"),
                duration(environment, "RETRY_OFFSET", "-1s"),
                duration(environment, "CHANGES_RETRY_INTERVAL", "1s"),
                number(environment, "PORT", "8080"),
                Boolean.parseBoolean(environment.getOrDefault("RYUK_VERBOSE", "false")));
    }

    private static int number(Map<String, String> environment, String name, String otherwise) {
        String text = environment.getOrDefault("RYUK_" + name, otherwise);
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("load config: parse env: RYUK_" + name + ": " + text);
        }
        return Integer.parseInt(text);
    }

    private static Duration duration(Map<String, String> environment, String name, String otherwise) {
        String text = environment.getOrDefault("RYUK_" + name, otherwise);
        String positive = text.startsWith("-") ? text.substring(1) : text;
        Matcher parts = PART.matcher(positive);
        double seconds = 0;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            seconds += Double.parseDouble(parts.group(1)) * unit(parts.group(2));
            end = parts.end();
        }
        if (end == 0 || end < positive.length()) {
            throw new IllegalArgumentException("load config: parse env: RYUK_" + name + ": " + text);
        }
        return Duration.ofNanos((long) ((text.startsWith("-") ? -1 : 1) * seconds * 1e9));
    }

    private static double unit(String name) {
        return switch (name) {
            case "h" -> 3600;
            case "m" -> 60;
            case "s" -> 1;
            default -> 0.001;
        };
    }

    /** As the line of the log shows them. */
    String words() {
        return "connection_timeout=" + text(connectionTimeout) + " reconnection_timeout=" + text(reconnectionTimeout)
                + " request_timeout=" + text(requestTimeout) + " shutdown_timeout=" + text(shutdownTimeout)
                + " remove_retries=" + removeRetries + " retry_offset=" + text(retryOffset)
                + " changes_retry_interval=" + text(changesRetryInterval) + " port=" + port + " verbose=" + verbose;
    }

    private static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        String seconds = duration.toSecondsPart()
                + (duration.toMillisPart() == 0 ? "" : "." + String.format("%03d", duration.toMillisPart())) + "s";
        if (duration.toMinutes() == 0) {
            return seconds;
        }
        String minutes = duration.toMinutesPart() + "m" + seconds;
        return duration.toHours() == 0 ? minutes : duration.toHours() + "h" + minutes;
    }
}
