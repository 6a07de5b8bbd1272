package dev.drydock.container;

import dev.drydock.container.config.LogConfig;
import dev.drydock.container.log.LogRotation;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the options {@code max-size} and {@code max-file} of a log are read. */
final class LogRotations {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([kmgtp]?)(?:i?b)?");

    private LogRotations() {}

    static LogRotation of(LogConfig log) {
        Map<String, String> options = log.optionsOrEmpty();
        String size = options.getOrDefault("max-size", "-1");
        String files = options.getOrDefault("max-file", "1");
        return new LogRotation(bytes(size), files.matches("[1-9]\\d{0,8}") ? Integer.parseInt(files) : 1);
    }

    /** Units are powers of 1,024. What is no size bounds nothing: whether it is one is asked when the container starts. */
    private static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return -1;
        }
        int power = " kmgtp".indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2));
        return (long) (Double.parseDouble(matcher.group(1)) * (1L << (10 * power)));
    }
}
