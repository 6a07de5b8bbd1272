package dev.drydock.layer;

import java.io.IOException;
import java.io.OutputStream;

/** Where the changes of a layer are: in code or in a stored tar. */
sealed interface LayerSource permits LayerContents, StoredLayer {

    /** The SHA-256 of the tar. */
    DiffId diffId();

    /** Lengths of the regular files, hard links counted once. */
    long sizeBytes();

    /** Length of the tar. */
    long tarBytes();

    /** Writes the tar that has the diff id. */
    void writeTar(OutputStream out) throws IOException;
}
