package dev.drydock.registry.archive;

import dev.drydock.error.EngineException;
import dev.drydock.image.ImageId;
import dev.drydock.image.StoredImage;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives loaded images their names, and tells from whom one was taken. */
final class LoadedTags {
    private final ArchiveSurroundings around;
    private final LoadListener listener;

    LoadedTags(ArchiveSurroundings around, LoadListener listener) {
        this.around = around;
        this.listener = listener;
    }

    void tag(ImageReference name, ImageId image) throws IOException {
        StoredImage before = around.lock().hold(() -> replaced(name, image));
        if (before != null && !before.id().equals(image)) {
            listener.told("The image " + name.familiar() + " already exists, renaming the old one with ID "
                    + before.id() + " to empty string\n");
        }
    }

    /** A name that cannot be given is passed over, as by the engine. */
    private @Nullable StoredImage replaced(ImageReference name, ImageId image) {
        StoredImage before = around.images().find(name);
        try {
            around.images().addLoadedTag(name, image);
        } catch (EngineException notATag) {
            return before;
        }
        return before;
    }
}
