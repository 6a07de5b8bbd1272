package dev.drydock.container;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ports as clients write them: {@code 80}, {@code 80/udp}, {@code 8000-8010/tcp}. */
final class PortText {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int HIGHEST = 65535;

    private PortText() {}

    /** What stands before the slash; empty if there is nothing. */
    static String number(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /** What stands after the slash, {@code tcp} if there is no such thing. */
    static String protocol(String text) {
        String number = number(text);
        if (number.isEmpty()) {
            return "";
        }
        String rest = text.substring(number.length());
        String[] parts = rest.split("/");
        return parts.length < 2 || parts[1].isEmpty() ? "tcp" : parts[1];
    }

    /** A single port, 0 for an empty text; nothing if it is none. */
    static Optional<Integer> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(0);
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > HIGHEST) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    /** A port or a range, 0 for an empty text; nothing if it is neither. */
    static Optional<Range> parseRange(String text) {
        if (!text.contains("-")) {
            return parse(text).map(port -> new Range(port, port));
        }
        String[] ends = text.split("-", -1);
        if (ends[0].isEmpty() || ends[1].isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> first = parse(ends[0]);
        Optional<Integer> last = parse(ends[1]);
        if (first.isEmpty() || last.isEmpty() || last.get() < first.get()) {
            return Optional.empty();
        }
        return Optional.of(new Range(first.get(), last.get()));
    }

    /** Both ends included. */
    record Range(int first, int last) {}
}
