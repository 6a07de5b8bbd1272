package dev.drydock.build;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.WholeContainerConfig;
import dev.drydock.disk.EngineDisk;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageConfig;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Platform;
import dev.drydock.layer.Decompression;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Deed;
import dev.drydock.lock.EngineLock;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.EngineClock;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/** Makes images of tars of files (28.5.2: ImportImage): one layer, and what the changes say. Reads without the lock. */
public final class ImageImport {
    private final EngineLock lock;
    private final EngineClock clock;
    private final LayerStore layers;
    private final ImageStore images;
    private final ImageEvents events;
    private final EngineDisk disk;

    public ImageImport(
            EngineLock lock,
            EngineClock clock,
            LayerStore layers,
            ImageStore images,
            ImageEvents events,
            EngineDisk disk) {
        this.disk = disk;
        this.lock = lock;
        this.clock = clock;
        this.layers = layers;
        this.images = images;
        this.events = events;
    }

    /**
     * Makes an image. Emits {@code tag} and {@code import}.
     *
     * @param files a tar, plain or compressed with gzip or bzip2; not closed
     */
    public ImageId run(ImportRequest request, InputStream files) {
        Platform platform = request.platform() == null ? Platform.LINUX_AMD64 : request.platform();
        if (!platform.os().equals("linux")) {
            throw BuildErrors.otherSystem();
        }
        ImageReference name = request.name();
        ContainerConfig config = request.changes().apply(ContainerConfig.NONE);
        Layer layer = layer(files, new Deed("import", name == null ? "" : name.familiar()));
        Image image = Image.of(json(request, platform, config, layer));
        return lock.hold(() -> {
            images.add(image, layer);
            if (name != null) {
                images.tag(name.orLatest(), image.id());
                events.tagged(image.id(), name.orLatest());
            }
            events.imported(image.id());
            return image.id();
        });
    }

    private Layer layer(InputStream files, Deed deed) {
        try (InputStream plain = Decompression.of(new OpenEnded(files))) {
            disk.require(deed, () -> "mkdir " + disk.newLayer());
            return layers.load(null, plain);
        } catch (EOFException cutOff) {
            throw BuildErrors.unreadable("unexpected EOF");
        } catch (IOException broken) {
            throw BuildErrors.unreadable(String.valueOf(broken.getMessage()));
        }
    }

    private byte[] json(ImportRequest request, Platform platform, ContainerConfig config, Layer layer) {
        Instant now = clock.now();
        HistoryEntry step = new HistoryEntry(now, "", "", request.message(), false);
        return new ImageConfig(
                        platform.architecture(),
                        platform.variant(),
                        platform.os(),
                        "",
                        now,
                        "",
                        request.message(),
                        "",
                        ImageConfig.ENGINE_VERSION,
                        null,
                        List.of(layer.diffId()),
                        List.of(step))
                .toJson(WholeContainerConfig.json(config), WholeContainerConfig.json(ContainerConfig.NONE));
    }

    /** The stream is the caller's. */
    private static final class OpenEnded extends FilterInputStream {
        OpenEnded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
        }

        @Override
        public void close() {
            // Not ours.
        }
    }
}
