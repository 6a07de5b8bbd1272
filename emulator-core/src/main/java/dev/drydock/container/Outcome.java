package dev.drydock.container;

/** What became of a request that may find nothing to do. */
public enum Outcome {
    /** It was done (HTTP 204). */
    DONE,
    /** Nothing to do: it was so already (HTTP 304). */
    ALREADY_SO
}
