package dev.drydock.filesystem;

import java.io.IOException;

/** A file whose text is written when it is read from its beginning. */
public non-sealed interface SyntheticFile extends SyntheticNode {

    /** The bytes as they are now; not kept by the caller for another reader. */
    byte[] read(Caller caller) throws IOException;

    /**
     * Takes what is written, one call for each write.
     *
     * @throws ErrnoException EIO for a file that only tells, EINVAL for a value that makes no sense
     */
    default void write(byte[] bytes, Caller caller) throws IOException {
        throw new ErrnoException(Errno.EIO);
    }

    /** What {@code stat} says of the length, whatever it is: nothing in {@code /proc}, a page in {@code /sys}. */
    default long sizeBytes() {
        return 0;
    }

    @Override
    default int mode() {
        return 0444;
    }
}
