package dev.drydock.registry.archive;

import dev.drydock.image.Platform;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about images as files. Safe for use by any number of threads. */
public interface ImageArchives {

    /**
     * Puts images into one archive: a tar with the layout of OCI, and beside it the files of older engines. Emits {@code
     * save} for each.
     *
     * @param names as for other requests; one without a tag means all tags of the repository
     * @param platform null for any
     * @return to be written and closed; the images in it stay what they are until then
     */
    SavedImages save(List<String> names, @Nullable Platform platform);

    /**
     * Receives an archive that an engine saved; nothing is taken in before it is asked for.
     *
     * @param archive plain, or compressed with gzip or bzip2; not closed
     * @return to be closed
     * @throws dev.drydock.error.EngineException if it is no archive, or is cut off
     */
    ReceivedImages receive(InputStream archive);
}
