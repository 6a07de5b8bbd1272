package dev.drydock.registry;

import dev.drydock.layer.LayerContents;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A layer as it travels: a compressed tar. */
public interface LayerBlob {

    Descriptor descriptor();

    /** The compressed bytes, whose digest is the descriptor's. */
    InputStream open() throws IOException;

    /**
     * What the bytes unpack to, if the registry has it in memory anyway; it saves unpacking, and changes nothing else.
     *
     * @return null if only the bytes tell
     */
    default @Nullable LayerContents contents() {
        return null;
    }
}
