package dev.drydock.userland.utility.layout;

import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.NumberArgument;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code split -n} asks for: {@code 4}, {@code l/4}, {@code r/4}, or one of them alone, {@code l/2/4}.
 *
 * @param way how the file is divided
 * @param chosen the one that is shown; 0 for all, each in its file
 */
record Chunks(Way way, long chosen, long count) {
    private static final Words BAD_COUNT = Words.of("invalid number of chunks: %l%s");
    private static final Words BAD_CHOICE = Words.of("invalid chunk number: %l%s");

    /** How a file is divided. */
    enum Way {
        BYTES,
        LINES,
        ROUND_ROBIN
    }

    static Chunks parse(Invocation call, String argument) {
        String text = argument.stripLeading();
        boolean prefixed = text.startsWith("l/") || text.startsWith("r/");
        Way way = !prefixed ? Way.BYTES : text.startsWith("l") ? Way.LINES : Way.ROUND_ROBIN;
        String rest = prefixed ? text.substring(2) : text;
        int slash = rest.indexOf('/');
        long count = NumberArgument.of(call, rest.substring(slash + 1), 1, Long.MAX_VALUE, BAD_COUNT);
        long chosen = slash <= 0 ? 0 : NumberArgument.of(call, rest.substring(0, slash), 1, count, BAD_CHOICE);
        return new Chunks(way, chosen, count);
    }

    /** The parts of a file in their order; there may be empty ones. */
    List<String> of(String bytes, char separator) {
        return way == Way.ROUND_ROBIN ? dealt(bytes, separator) : cut(bytes, separator);
    }

    /** Each is as long as the others, and the last takes the rest; lines are not broken, wherever they begin. */
    private List<String> cut(String bytes, char separator) {
        List<String> parts = new ArrayList<>();
        long size = Math.max(bytes.length(), count) / count;
        int start = 0;
        for (long chunk = 1; chunk <= count; chunk++) {
            int end = chunk == count ? bytes.length() : (int) Math.min(bytes.length(), size * chunk);
            if (way == Way.LINES) {
                while (end > start && end < bytes.length() && bytes.charAt(end - 1) != separator) {
                    end++;
                }
                end = Math.max(end, start);
            }
            parts.add(bytes.substring(start, end));
            start = end;
        }
        return parts;
    }

    private List<String> dealt(String bytes, char separator) {
        List<StringBuilder> parts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            parts.add(new StringBuilder());
        }
        int next = 0;
        for (int at = 0; at < bytes.length(); next++) {
            int found = bytes.indexOf(separator, at);
            int end = found < 0 ? bytes.length() : found + 1;
            parts.get((int) (next % count)).append(bytes, at, end);
            at = end;
        }
        return parts.stream().map(StringBuilder::toString).toList();
    }
}
