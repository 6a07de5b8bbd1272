package dev.drydock.userland.server.redis;

/**
 * A part of something: from a place up to before another.
 */
record Span(int from, int to) {

    /** Of places as commands name them: both belong to it, negative ones count from the end. */
    static Span of(long first, long last, int size) {
        long from = first < 0 ? Math.max(0, size + first) : first;
        long to = last < 0 ? size + last : Math.min(last, size - 1L);
        return from > to || from >= size ? new Span(0, 0) : new Span((int) from, (int) to + 1);
    }
}
