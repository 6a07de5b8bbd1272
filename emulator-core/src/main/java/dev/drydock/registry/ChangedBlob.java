package dev.drydock.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** A layer whose bytes come another way. */
record ChangedBlob(LayerBlob blob, UnaryOperator<InputStream> way) implements LayerBlob {
    @Override
    public Descriptor descriptor() {
        return blob.descriptor();
    }

    @Override
    public InputStream open() throws IOException {
        return way.apply(blob.open());
    }
}
