package dev.drydock.filesystem;

/**
 * A file of a {@link SyntheticFileSystem}: it is stored nowhere, but made when it is looked at, for the process that looks.
 * Implementations are immutable and cheap to make; what they show they ask for each time.
 */
public sealed interface SyntheticNode
        permits SyntheticDirectory, SyntheticFile, SyntheticLink, SyntheticDevice, SyntheticSocket {

    /** Permission bits. */
    int mode();

    default int uid() {
        return 0;
    }

    default int gid() {
        return 0;
    }
}
