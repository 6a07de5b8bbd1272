package dev.drydock.image;

import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import dev.drydock.reference.ImageReference;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the engine tells about images: with the labels of the image, as long as it is there. */
public final class ImageEvents {
    private final ImageStore store;
    private final EventLog log;

    public ImageEvents(ImageStore store, EventLog log) {
        this.store = store;
        this.log = log;
    }

    /** An image was made by a commit. */
    public void created(ImageId image) {
        publish("create", image.toString(), image.toString(), store.find(image));
    }

    public void imported(ImageId image) {
        publish("import", image.toString(), image.toString(), store.find(image));
    }

    public void loaded(ImageId image) {
        publish("load", image.toString(), image.toString(), store.find(image));
    }

    public void saved(ImageId image) {
        publish("save", image.toString(), image.toString(), store.find(image));
    }

    /** @param name the new one */
    public void tagged(ImageId image, ImageReference name) {
        publish("tag", image.toString(), name.familiar(), store.find(image));
    }

    void untagged(ImageId image) {
        publish("untag", image.toString(), image.toString(), store.find(image));
    }

    /** The image is no more, so its labels are not told. */
    void deleted(ImageId image) {
        publish("delete", image.toString(), image.toString(), null);
    }

    /** @param reference as it was asked for */
    public void pulled(ImageReference reference) {
        publish("pull", reference.familiar(), reference.familiarName(), store.find(reference));
    }

    void pruned(long spaceReclaimedBytes) {
        log.publish(EventType.IMAGE, "prune", "", Map.of("reclaimed", Long.toString(spaceReclaimedBytes)));
    }

    private void publish(String action, String actor, String name, @Nullable StoredImage image) {
        SortedMap<String, String> attributes = new TreeMap<>();
        SortedMap<String, String> labels =
                image == null ? null : image.config().configOrNone().labels();
        if (labels != null) {
            attributes.putAll(labels);
        }
        attributes.put("name", name);
        log.publish(EventType.IMAGE, action, actor, attributes);
    }
}
