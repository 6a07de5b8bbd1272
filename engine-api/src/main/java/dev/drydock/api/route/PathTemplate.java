package dev.drydock.api.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with named places: {@code {id}} is one segment, {@code {name:.*}} any text, slashes included but no line feed,
 * {@code {id:.+}} the same but not empty. Read and matched by hand: expressions for all routes would take a cold start
 * longer than all its sockets.
 */
final class PathTemplate {
    private final String text;
    private final String start;
    private final List<Place> places = new ArrayList<>();

    PathTemplate(String text) {
        this.text = text;
        int open = next('{', 0);
        start = text.substring(0, open);
        while (open < text.length()) {
            int close = next('}', open);
            open = next('{', close);
            places.add(
                    Place.of(text.substring(text.lastIndexOf('{', close) + 1, close), text.substring(close + 1, open)));
        }
    }

    private int next(char bracket, int from) {
        int index = text.indexOf(bracket, from);
        return index < 0 ? text.length() : index;
    }

    /** @param after what stands between it and the next one, or the end */
    private record Place(String name, boolean segment, boolean mayBeEmpty, String after) {
        static Place of(String description, String after) {
            int colon = description.indexOf(':');
            String name = colon < 0 ? description : description.substring(0, colon);
            return new Place(name, colon < 0, description.endsWith(":.*"), after);
        }

        boolean takes(String part) {
            return (mayBeEmpty || !part.isEmpty()) && part.indexOf(segment ? '/' : '\n') < 0;
        }
    }

    /** The texts at the places by name, if the path is of this form. */
    Optional<Map<String, String>> match(String path) {
        Map<String, String> found = new LinkedHashMap<>();
        return path.startsWith(start) && match(path, start.length(), 0, found) ? Optional.of(found) : Optional.empty();
    }

    /** Whether a path from some index on is of the form of the places from some one on; the first takes what it can. */
    private boolean match(String path, int from, int index, Map<String, String> found) {
        if (index == places.size()) {
            return from == path.length();
        }
        Place place = places.get(index);
        int last = path.length() - place.after.length();
        // What ends the path stands there alone.
        int first = index + 1 == places.size() ? last : from;
        for (int end = last; end >= Math.max(first, from); end--) {
            if (path.startsWith(place.after, end) && place.takes(path.substring(from, end))) {
                found.put(place.name, path.substring(from, end));
                if (match(path, end + place.after.length(), index + 1, found)) {
                    return true;
                }
            }
        }
        return false;
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
