package dev.drydock.filesystem;

/** What the look-ups of one {@link FileContext} have found, from a moment on: whether they would find the same again. */
public interface Findings {

    /**
     * Whether nothing has changed that they could have seen. False also where that cannot be told: when one of them came to a
     * file that is not in a tree of this engine, such as one of the host's or of {@code /proc}.
     */
    boolean stillHold();
}
