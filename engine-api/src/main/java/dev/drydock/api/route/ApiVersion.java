package dev.drydock.api.route;

/**
 * A version of the API as a path names it.
 *
 * @param text digits and dots, such as {@code 1.51}
 */
public record ApiVersion(String text) implements Comparable<ApiVersion> {
    /** The oldest that Drydock knows; some engines speak older ones. */
    static final ApiVersion OLDEST_KNOWN = new ApiVersion("1.24");

    public boolean isBefore(String other) {
        return compareTo(new ApiVersion(other)) < 0;
    }

    public boolean isAtLeast(String other) {
        return !isBefore(other);
    }

    /** Part by part as numbers; a part that is missing or empty counts as 0, one that is too long as the largest. */
    @Override
    public int compareTo(ApiVersion other) {
        String[] left = text.split("\\.", -1);
        String[] right = other.text.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int difference = Integer.compare(part(left, i), part(right, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int index) {
        String part = index < parts.length ? parts[index] : "";
        if (part.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(part);
        } catch (NumberFormatException tooLong) {
            return Integer.MAX_VALUE;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
