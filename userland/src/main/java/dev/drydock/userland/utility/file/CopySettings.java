package dev.drydock.userland.utility.file;

/** How {@code cp}, {@code mv} and {@code install} copy; made by the command that reads the options, then only read. */
final class CopySettings {
    boolean recursive;
    Links links = Links.FOLLOW;
    /** A regular file in place of a FIFO or device, with what can be read from it. */
    boolean contentsOfSpecials;

    boolean hardLinks;
    boolean symbolicLinks;
    Existing existing = Existing.OVERWRITE;
    boolean force;
    boolean removesDestination;
    boolean onlyNewer;
    boolean keepsMode;
    boolean keepsOwner;
    boolean keepsTimes;
    boolean keepsHardLinks;
    boolean attributesOnly;
    boolean oneDevice;
    boolean verbose;
    /** For {@code mv}: the destination is replaced, not written into. */
    boolean moving;

    Holes holes = Holes.AUTO;
    /** Blocks are to be shared with the source, or nothing is copied. */
    boolean clones;

    /** What becomes of a symbolic link. */
    enum Links {
        COPY,
        FOLLOW_OPERANDS,
        FOLLOW
    }

    /** Where a copy has holes: where the source has zeros, if it has holes itself; wherever it has zeros; nowhere. */
    enum Holes {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** What to do when the destination exists. */
    enum Existing {
        OVERWRITE,
        ASK,
        SKIP
    }

    void keepAll() {
        keepsMode = true;
        keepsOwner = true;
        keepsTimes = true;
        keepsHardLinks = true;
    }
}
