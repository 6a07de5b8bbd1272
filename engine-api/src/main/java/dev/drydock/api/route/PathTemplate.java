package dev.drydock.api.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with named places: {@code {id}} is one segment, {@code {name:.*}} any text, slashes included, {@code {id:.+}} the
 * same but not empty.
 */
final class PathTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\.[*+]))?}");

    private final String text;
    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    PathTemplate(String text) {
        this.text = text;
        StringBuilder expression = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            names.add(place.group(1));
            expression.append(Pattern.quote(text.substring(end, place.start())));
            expression
                    .append('(')
                    .append(place.group(2) == null ? "[^/]+" : place.group(2))
                    .append(')');
            end = place.end();
        }
        expression.append(Pattern.quote(text.substring(end)));
        pattern = Pattern.compile(expression.toString(), Pattern.UNIX_LINES);
    }

    /** The texts at the places by name, if the path is of this form. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            found.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(found);
    }

    /** The first segment; empty if it is a place. */
    String firstSegment() {
        String first = firstSegment(text);
        return first.contains("{") ? "" : first;
    }

    static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }

    @Override
    public String toString() {
        return text;
    }
}
