package dev.drydock.container;

/** A path that differs from the image. */
public record FileChange(String path, Kind kind) {

    /** In the order of the numbers that the API gives them, from 0. */
    public enum Kind {
        MODIFIED,
        ADDED,
        DELETED
    }
}
