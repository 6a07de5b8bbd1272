package dev.drydock.registry;

import dev.drydock.digest.Digester;
import dev.drydock.layer.LayerContents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A layer defined in code, as a registry offers it. Its bytes are made when they are asked for and not kept. */
final class PublishedLayer implements LayerBlob {
    private final LayerContents contents;
    private final Descriptor descriptor;

    PublishedLayer(LayerContents contents) {
        this.contents = contents;
        Digester digester = Digester.sha256();
        try {
            compress(digester);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a digester takes all bytes", impossible);
        }
        this.descriptor = new Descriptor(Manifest.LAYER_MEDIA_TYPE, digester.digest(), digester.sizeBytes());
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public InputStream open() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        compress(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public LayerContents contents() {
        return contents;
    }

    private void compress(OutputStream out) throws IOException {
        StoredGzip gzip = new StoredGzip(out);
        contents.writeTar(gzip);
        gzip.finish();
    }
}
