package dev.drydock.image;

/**
 * Something that went when an image was removed.
 *
 * @param name a familiar name, or the id of an image or of a chain of layers
 */
public record Removal(Kind kind, String name) {

    /** What happened to it. */
    public enum Kind {
        UNTAGGED,
        DELETED
    }

    static Removal untagged(String name) {
        return new Removal(Kind.UNTAGGED, name);
    }

    static Removal deleted(String id) {
        return new Removal(Kind.DELETED, id);
    }
}
