package dev.drydock.layer;

import java.io.IOException;
import java.io.OutputStream;

/** Where the changes of a layer are: in code, in a stored tar, or where a container wrote them. Counted by its holders. */
sealed interface LayerSource permits LayerContents, StoredLayer, CommittedLayer {

    /** The SHA-256 of the tar. */
    DiffId diffId();

    /** See {@link UnpackedLayer#sizeBytes}. */
    long sizeBytes();

    /** Length of the tar. */
    long tarBytes();

    /** Writes the tar that has the diff id. */
    void writeTar(OutputStream out) throws IOException;

    /** One more holder. */
    void retain();

    /** One holder fewer; after the last one it must not be used any more. */
    void release();
}
