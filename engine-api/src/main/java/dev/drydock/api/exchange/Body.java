package dev.drydock.api.exchange;

/** What follows the head of a response. */
public sealed interface Body {

    Body NONE = new None();

    Body NO_ANSWER = new NoAnswer();

    /** Nothing. */
    record None() implements Body {}

    /** Not even a head: the connection is reset. */
    record NoAnswer() implements Body {}

    /** All of it at once. The array belongs to the body; bodies are not compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements Body {}

    /** Piece by piece; the head is sent before the first one. The writer is called exactly once, also if the client is gone. */
    record Stream(StreamWriter writer) implements Body {}

    /**
     * The connection itself, from then on, both ways. The head is sent with exactly the headers of the response; the
     * hijacker is called exactly once, also if the client is gone.
     *
     * @param reason what stands after the status in the status line
     */
    record Hijack(String reason, Hijacker hijacker) implements Body {}
}
