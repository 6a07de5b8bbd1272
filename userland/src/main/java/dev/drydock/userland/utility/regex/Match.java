package dev.drydock.userland.utility.regex;

/** Where an expression and its groups matched; -1 for a group that took no part. */
public final class Match {
    private final int[] bounds;

    /** @param bounds is not copied */
    Match(int[] bounds) {
        this.bounds = bounds;
    }

    public int start() {
        return bounds[0];
    }

    public int end() {
        return bounds[1];
    }

    /** @param group 0 for the whole match */
    public int start(int group) {
        return bounds[2 * group];
    }

    public int end(int group) {
        return bounds[2 * group + 1];
    }

    /** The highest number of a group. */
    public int groups() {
        return bounds.length / 2 - 1;
    }

    public boolean isEmpty() {
        return bounds[0] == bounds[1];
    }
}
