package dev.drydock.image;

import dev.drydock.disk.Disks;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventLog;
import dev.drydock.fault.FaultTable;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.id.IdSource;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Images without an engine around them, made of layers with one file each. */
final class ImageWorld {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    final ManualClock clock = new ManualClock(START);
    final EventLog log = new EventLog(clock);
    final LayerStore layers = new LayerStore(ContentStore.unlimited(), clock::now);
    final ImageStore store = new ImageStore(layers, clock::now);
    final Map<ImageId, List<ImageUser>> users = new HashMap<>();
    final Images images = new EngineImages(
            new EngineLock(),
            store,
            image -> users.getOrDefault(image, List.of()),
            new ImageEvents(store, log),
            clock,
            new Ledger(clock),
            Disks.of(new FaultTable(clock, new IdSource(1).stream("faults"), new Ledger(clock))));

    /** An image of layers with these files, made at the world's time. */
    ImageId add(String... files) {
        return add(ExecutionConfig.NONE, clock.now(), files);
    }

    ImageId add(ExecutionConfig config, Instant created, String... files) {
        List<HistoryEntry> history = new ArrayList<>();
        Layer top = null;
        for (String file : files) {
            top = Layer.of(
                    top, LayerContents.builder().file("/" + file, 0644, file).build());
            history.add(HistoryEntry.layer(created, "COPY " + file));
        }
        history.add(HistoryEntry.empty(created, "CMD"));
        List<Layer> chain = top == null ? List.of() : top.chain();
        byte[] json = ImageConfig.ofBuild(
                        created, config, chain.stream().map(Layer::diffId).toList(), history)
                .toJson();
        return store.add(Image.of(json), top == null ? null : layers.register(top))
                .id();
    }

    void tag(ImageId image, String... names) {
        for (String name : names) {
            store.tag(ImageReference.parse(name), image);
        }
    }

    void digest(ImageId image, String repository, char digit) {
        store.addDigest(
                ImageReference.parse(
                        repository + "@sha256:" + String.valueOf(digit).repeat(64)),
                image);
    }

    void uses(String container, boolean running, ImageId image) {
        users.computeIfAbsent(image, none -> new ArrayList<>()).add(new ImageUser(container, running));
    }

    List<String> events() {
        List<String> words = new ArrayList<>();
        for (Event event : log.replay(Instant.EPOCH, null, EventFilter.ALL)) {
            words.add(event.action() + " " + event.actorId() + " " + event.attributes());
        }
        return words;
    }

    /** What went, a word each: {@code -name} for a name, the id for an image or layer. */
    static List<String> words(List<Removal> removed) {
        return removed.stream()
                .map(each -> (each.kind() == Removal.Kind.UNTAGGED ? "-" : "") + each.name())
                .toList();
    }
}
