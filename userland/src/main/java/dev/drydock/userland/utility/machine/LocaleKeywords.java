package dev.drydock.userland.utility.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one of glibc's own two locales says, a category after the other: {@code keyword=value}, texts in quotes. */
final class LocaleKeywords {
    private final Map<String, Map<String, String>> categories = new LinkedHashMap<>();

    private LocaleKeywords() {}

    /** A keyword as it was found: in which category, and its value as it is written. */
    record Found(String category, String keyword, String value) {}

    static LocaleKeywords read(boolean utf8) {
        LocaleKeywords keywords = new LocaleKeywords();
        Map<String, String> category = new LinkedHashMap<>();
        for (String line : resource(utf8 ? "C.UTF-8.keywords" : "POSIX.keywords")) {
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                category = new LinkedHashMap<>();
                keywords.categories.put(line.substring(1, line.length() - 1), category);
            } else if (equals > 0) {
                category.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return keywords;
    }

    private static List<String> resource(String name) {
        try (InputStream stream = LocaleKeywords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A whole category, or a single keyword; nothing if it is neither. */
    List<Found> find(String name) {
        Map<String, String> whole = categories.get(name);
        if (whole != null) {
            return whole.entrySet().stream()
                    .map(each -> new Found(name, each.getKey(), each.getValue()))
                    .toList();
        }
        Optional<Found> found = categories.entrySet().stream()
                .filter(each -> each.getValue().containsKey(name))
                .map(each -> new Found(
                        each.getKey(), name, String.valueOf(each.getValue().get(name))))
                .findFirst();
        return found.stream().toList();
    }
}
