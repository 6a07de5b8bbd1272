package dev.drydock.registry.archive;

import dev.drydock.image.Platform;
import dev.drydock.layer.Layer;
import dev.drydock.ledger.Deed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The archives of an engine: its lock is taken to find and to keep images, not while an archive is written or read. */
public final class EngineImageArchives implements ImageArchives {
    private final ArchiveSurroundings around;

    public EngineImageArchives(ArchiveSurroundings around) {
        this.around = around;
    }

    @Override
    public SavedImages save(List<String> names, @Nullable Platform platform) {
        return around.lock().hold(() -> {
            List<SavedImage> images = Saving.find(around.images(), around.imageDirectory(), names, platform);
            around.disk()
                    .require(
                            new Deed("image save", String.join(",", names)),
                            () -> "mkdir "
                                    + around.disk().numbered(around.disk().path("tmp/docker-export-")));
            for (SavedImage saved : images) {
                Layer top = saved.image().layer();
                if (top != null) {
                    around.layers().retain(top);
                }
                around.events().saved(saved.image().id());
            }
            return new Saved(images, around.clock().now());
        });
    }

    @Override
    public ReceivedImages receive(InputStream archive) {
        String shown = around.disk().numbered(around.disk().path("tmp/docker-import-"));
        around.disk().require(new Deed("image load", ""), () -> "mkdir " + shown);
        StagedArchive staged = new StagedArchive(around.contents(), shown);
        boolean whole = false;
        try {
            staged.read(archive);
            whole = true;
            return new Received(staged);
        } finally {
            if (!whole) {
                staged.close();
            }
        }
    }

    private final class Received implements ReceivedImages {
        private final StagedArchive staged;

        Received(StagedArchive staged) {
            this.staged = staged;
        }

        @Override
        public void load(@Nullable Platform platform, LoadListener listener) throws IOException {
            new Loading(around, staged, platform, listener).run();
        }

        @Override
        public void close() {
            staged.close();
        }
    }

    private final class Saved implements SavedImages {
        private final List<SavedImage> images;
        private final Instant now;
        private boolean closed;

        Saved(List<SavedImage> images, Instant now) {
            this.images = images;
            this.now = now;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            new ArchiveLayout(images, now).writeTo(out);
        }

        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            for (SavedImage saved : images) {
                Layer top = saved.image().layer();
                if (top != null) {
                    around.layers().release(top);
                }
            }
        }
    }
}
