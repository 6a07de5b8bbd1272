package dev.drydock.filesystem;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory of what there is at the moment, for the process that looks. */
public non-sealed interface SyntheticDirectory extends SyntheticNode {

    /** The file of that name; null if there is none. */
    @Nullable
    SyntheticNode child(String name, Caller caller) throws IOException;

    /** All names, in any order. */
    List<String> names(Caller caller) throws IOException;

    @Override
    default int mode() {
        return 0555;
    }
}
