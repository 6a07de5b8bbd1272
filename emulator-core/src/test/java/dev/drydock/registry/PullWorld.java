package dev.drydock.registry;

import dev.drydock.disk.Disks;
import dev.drydock.disk.EngineDisk;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventLog;
import dev.drydock.fault.FaultTable;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.id.IdSource;
import dev.drydock.image.EngineImages;
import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Images;
import dev.drydock.layer.LayerContents;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An engine's images and the registries that it pulls from. */
final class PullWorld {
    static final Instant MADE = Instant.parse("2026-01-05T10:20:30Z");

    final EngineLock lock = new EngineLock();
    final ManualClock clock = new ManualClock(MADE);
    final EventLog log = new EventLog(clock);
    final ContentStore contents = ContentStore.unlimited();
    final LayerStore layers = new LayerStore(contents, clock::now);
    final ImageStore store = new ImageStore(layers, clock::now);
    final ImageEvents events = new ImageEvents(store, log);
    final FaultTable faults = new FaultTable(clock, new IdSource(1).stream("faults"), new Ledger(clock));
    final EngineDisk disk = Disks.of(faults);
    final Images images = new EngineImages(lock, store, image -> List.of(), events, clock, new Ledger(clock), disk);
    final Registries registries;

    PullWorld(RegistryDirectory directory) {
        registries = new EngineRegistries(
                lock,
                directory,
                new EngineRegistries.Stores(store, layers, contents, events, new LayerTransfers(layers)),
                faults.at(PullFault.PLACE),
                clock,
                disk);
    }

    PullWorld(Registry hub) {
        this(RegistryDirectory.withHub(hub));
    }

    /** An image with a layer for each file. */
    static PublishedImage image(String... files) {
        return image(ExecutionConfig.NONE, files);
    }

    static PublishedImage image(ExecutionConfig config, String... files) {
        return PublishedImage.of(() -> {
            List<HistoryEntry> history = new ArrayList<>();
            List<LayerContents> layers = new ArrayList<>();
            for (String file : files) {
                history.add(HistoryEntry.layer(MADE, "COPY " + file));
                layers.add(LayerContents.builder()
                        .modified(MADE)
                        .file("/" + file, 0644, file)
                        .build());
            }
            return new PublishedImage.Definition(MADE, config, history, layers);
        });
    }

    List<String> pull(String name) {
        return pull(PullRequest.of(name));
    }

    /** The lines of progress, as a terminal without colours shows them. */
    List<String> pull(PullRequest request) {
        List<String> lines = new ArrayList<>();
        try {
            registries.pull(request).run(progress -> lines.add(line(progress)));
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
        return lines;
    }

    static String line(Progress progress) {
        String amount =
                progress instanceof Progress.Amount step ? " " + step.currentBytes() + "/" + step.totalBytes() : "";
        return (progress.id().isEmpty() ? "" : progress.id() + ": ") + progress.status() + amount;
    }

    List<String> told() {
        List<String> words = new ArrayList<>();
        for (Event event : log.replay(Instant.EPOCH, null, EventFilter.ALL)) {
            words.add(event.action() + " " + event.actorId() + " " + event.attributes());
        }
        return words;
    }
}
