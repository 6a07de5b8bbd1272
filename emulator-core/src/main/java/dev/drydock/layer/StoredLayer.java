package dev.drydock.layer;

import dev.drydock.filesystem.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A layer that came as a tar: the tar is kept as it came, so that it leaves with the same digest. */
record StoredLayer(Blob tar, DiffId diffId, long sizeBytes) implements LayerSource {
    @Override
    public long tarBytes() {
        return tar.sizeBytes();
    }

    @Override
    public void writeTar(OutputStream out) throws IOException {
        try (InputStream in = tar.open()) {
            in.transferTo(out);
        }
    }

    @Override
    public void retain() {
        tar.retain();
    }

    @Override
    public void release() {
        tar.release();
    }
}
