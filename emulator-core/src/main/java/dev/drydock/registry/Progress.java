package dev.drydock.registry;

/** A line of what a client is told while images travel. */
public sealed interface Progress {

    /** What the line is about: a tag, the short digest of a layer, or nothing. */
    String id();

    /** The words. */
    String status();

    /** Words about the whole. */
    record Message(String id, String status) implements Progress {
        static Message of(String status) {
            return new Message("", status);
        }
    }

    /** A layer's next step. */
    record Step(String id, String status) implements Progress {}

    /**
     * How far a layer's step has come.
     *
     * @param currentBytes done
     * @param totalBytes at all
     */
    record Amount(String id, String status, long currentBytes, long totalBytes) implements Progress {}
}
