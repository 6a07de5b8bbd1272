package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.WholeContainerConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageConfig;
import dev.drydock.image.ImageId;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.layer.WritableLayer;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes images of containers (28.5.2: CreateImageFromContainer). The container's files are taken as they are at one moment,
 * under the lock; they are packed without it.
 */
final class Committing {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final ContainerEvents events;
    private final ContainerActions actions;
    private final ContainerRoom room;

    Committing(ContainerSurroundings around, ContainerStore store, ContainerEvents events, ContainerActions actions) {
        this.around = around;
        this.store = store;
        this.events = events;
        this.actions = actions;
        this.room = new ContainerRoom(around);
    }

    ImageId commit(String reference, CommitContainer request) {
        Container container = around.lock().hold(() -> find(reference));
        boolean paused = request.pause() && pause(container);
        try {
            ContainerConfig config = config(container, request);
            room.requireForCommit(container);
            Taken taken = around.lock().hold(() -> take(container));
            Layer layer;
            try (WritableLayer files = taken.files()) {
                layer = around.storage().layers().commit(files).orElse(null);
            } catch (IOException failed) {
                throw ContainerErrors.commitFailed(failed);
            }
            return around.lock().hold(() -> {
                ImageId image = add(container, request, config, taken.parent(), layer);
                tell(container, request, image);
                return image;
            });
        } finally {
            if (paused) {
                unpause(container);
            }
        }
    }

    private Container find(String reference) {
        Container container = store.find(reference);
        Permission.require(Action.COMMIT, container, reference);
        return container;
    }

    /** A container that cannot be paused is committed all the same. */
    private boolean pause(Container container) {
        return around.lock().hold(() -> {
            if (container.status() != ContainerStatus.RUNNING) {
                return false;
            }
            actions.pause(container.id().value());
            return true;
        });
    }

    private void unpause(Container container) {
        around.lock().run(() -> {
            if (container.status() == ContainerStatus.PAUSED) {
                actions.unpause(container.id().value());
            }
        });
    }

    private static ContainerConfig config(Container container, CommitContainer request) {
        ContainerConfig own = container.config();
        ContainerConfig asked = request.changes().apply(request.config() == null ? own : request.config());
        return ImageDefaults.mergeCommitted(asked, own);
    }

    /**
     * What a commit is made of.
     *
     * @param files as they were
     * @param parent null for a container without an image
     */
    private record Taken(WritableLayer files, @Nullable StoredImage parent) {}

    private Taken take(Container container) {
        Image image = container.image();
        StoredImage parent = image == null ? null : around.storage().images().find(image.id());
        if (image != null && parent == null) {
            throw ContainerErrors.imageIsGone(image.id(), around.host());
        }
        return new Taken(container.layer().fork(around.storage().layers()), parent);
    }

    /** @param layer what the container changed, null for nothing; the reference to it passes to the image */
    private ImageId add(
            Container container,
            CommitContainer request,
            ContainerConfig config,
            @Nullable StoredImage parent,
            @Nullable Layer layer) {
        Image image = Image.of(json(container, request, config, parent, layer));
        Layer top = layer == null && parent != null ? parent.layer() : layer;
        if (layer == null && top != null) {
            around.storage().layers().retain(top);
        }
        around.storage().images().add(image, top);
        if (parent != null) {
            around.storage().images().setParent(image.id(), parent.id());
        }
        return image.id();
    }

    private byte[] json(
            Container container,
            CommitContainer request,
            ContainerConfig config,
            @Nullable StoredImage parent,
            @Nullable Layer layer) {
        Instant now = around.clock().now();
        ImageConfig before = parent == null ? null : parent.config();
        List<DiffId> diffIds = new ArrayList<>(before == null ? List.of() : before.diffIds());
        if (layer != null) {
            diffIds.add(layer.diffId());
        }
        List<HistoryEntry> history = new ArrayList<>(before == null ? List.of() : before.history());
        List<String> command = container.config().cmd();
        history.add(new HistoryEntry(
                now,
                command == null ? "" : String.join(" ", command),
                request.author(),
                request.comment(),
                layer == null));
        return new ImageConfig(
                        before == null || before.architecture().isEmpty() ? "amd64" : before.architecture(),
                        before == null ? "" : before.variant(),
                        "linux",
                        before == null ? "" : before.osVersion(),
                        now,
                        request.author(),
                        "",
                        container.id().value(),
                        ImageConfig.ENGINE_VERSION,
                        null,
                        diffIds,
                        history)
                .toJson(WholeContainerConfig.json(config), WholeContainerConfig.json(container.config()));
    }

    private void tell(Container container, CommitContainer request, ImageId image) {
        around.storage().imageEvents().created(image);
        ImageReference name = request.name() == null ? null : request.name().orLatest();
        if (name != null) {
            around.storage().images().tag(name, image);
            around.storage().imageEvents().tagged(image, name);
        }
        events.publish(
                container,
                "commit",
                Map.of(
                        "comment",
                        request.comment(),
                        "imageID",
                        image.toString(),
                        "imageRef",
                        name == null ? "" : name.familiar()));
    }
}
