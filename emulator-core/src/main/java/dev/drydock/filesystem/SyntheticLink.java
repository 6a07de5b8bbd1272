package dev.drydock.filesystem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A symbolic link whose target is found when it is followed. */
public non-sealed interface SyntheticLink extends SyntheticNode {

    /** @throws ErrnoException ENOENT if there is nothing that it could lead to */
    String target(Caller caller) throws IOException;

    /** An open file that following it leads to instead of a path, with a reference for the caller; null for an ordinary link. */
    default @Nullable OpenFile openTarget(Caller caller) throws IOException {
        return null;
    }

    /** What {@code stat} says of the length of the target; {@code /proc} does not know it beforehand. */
    default long sizeBytes() {
        return 0;
    }

    @Override
    default int mode() {
        return 0777;
    }
}
