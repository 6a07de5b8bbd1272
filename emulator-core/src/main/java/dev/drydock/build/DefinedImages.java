package dev.drydock.build;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageConfig;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.lock.EngineLock;
import dev.drydock.process.DefinedPrograms;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.EngineClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes images that are defined in code: one layer over another image. */
public final class DefinedImages {
    private static final int EXECUTABLE = 0755;

    private final EngineLock lock;
    private final EngineClock clock;
    private final LayerStore layers;
    private final ImageStore images;
    private final ImageEvents events;
    private final DefinedPrograms programs;

    public DefinedImages(
            EngineLock lock,
            EngineClock clock,
            LayerStore layers,
            ImageStore images,
            ImageEvents events,
            DefinedPrograms programs) {
        this.lock = lock;
        this.clock = clock;
        this.layers = layers;
        this.images = images;
        this.events = events;
        this.programs = programs;
    }

    /**
     * Makes an image, and takes its name from the one that has it. Emits {@code tag}.
     *
     * @param name means {@code latest} if it has no tag
     * @param needed called with the image that is begun from, before that is looked for; not under the engine's lock
     */
    public ImageId define(String name, Consumer<ImageDefinition> defining, Consumer<String> needed) {
        ImageReference reference = ImageReference.parse(name).orLatest();
        ImageDefinition definition = new ImageDefinition(clock.now().truncatedTo(ChronoUnit.SECONDS));
        defining.accept(definition);
        String from = definition.base();
        if (from != null) {
            needed.accept(from);
        }
        LayerContents contents = contents(reference, definition);
        return lock.hold(() -> {
            StoredImage base = from == null ? null : images.get(from);
            Image image = Image.of(json(definition, base, contents.diffId()));
            Layer layer = layers.register(Layer.of(base == null ? null : base.layer(), contents));
            images.add(image, layer);
            images.tag(reference, image.id());
            events.tagged(image.id(), reference);
            return image.id();
        });
    }

    private LayerContents contents(ImageReference name, ImageDefinition definition) {
        LayerContents.Builder layer = definition.files();
        definition
                .programs()
                .forEach(
                        (path, program) -> layer.file(path, EXECUTABLE, programs.add(name.familiar() + path, program)));
        return layer.build();
    }

    private byte[] json(ImageDefinition definition, @Nullable StoredImage base, DiffId diffId) {
        Instant now = clock.now();
        ExecutionConfig before =
                base == null ? ExecutionConfig.NONE : base.config().configOrNone();
        List<DiffId> diffIds =
                new ArrayList<>(base == null ? List.of() : base.config().diffIds());
        diffIds.add(diffId);
        List<HistoryEntry> history =
                new ArrayList<>(base == null ? List.of() : base.config().history());
        history.add(HistoryEntry.layer(now, "COPY files and programs / # defined in code"));
        return ImageConfig.ofBuild(now, definition.over(before), diffIds, history)
                .toJson();
    }
}
