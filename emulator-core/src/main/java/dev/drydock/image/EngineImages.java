package dev.drydock.image;

import dev.drydock.disk.EngineDisk;
import dev.drydock.filter.Filters;
import dev.drydock.layer.Layer;
import dev.drydock.ledger.Deed;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.EngineClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The images of an engine, each question under its lock. */
public final class EngineImages implements Images {
    private final EngineLock lock;
    private final ImageStore store;
    private final ImageUsers users;
    private final ImageEvents events;
    private final EngineClock clock;
    private final Ledger ledger;
    private final EngineDisk disk;

    /**
     * All of an engine's.
     *
     * @param users the containers
     * @param ledger is told of what is changed
     */
    public EngineImages(
            EngineLock lock,
            ImageStore store,
            ImageUsers users,
            ImageEvents events,
            EngineClock clock,
            Ledger ledger,
            EngineDisk disk) {
        this.disk = disk;
        this.ledger = ledger;
        this.lock = lock;
        this.store = store;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<ImageSummary> list(ImageListOptions options) {
        return lock.hold(() -> {
            ImageQuery query = new ImageQuery(store, options, clock.now());
            SharedSizes shared = new SharedSizes(options.sharedSize() ? store.all() : List.of());
            List<ImageSummary> found = new ArrayList<>();
            for (StoredImage image : store.all()) {
                List<ImageReference> names = query.names(image);
                if (names != null) {
                    found.add(new ImageSummary(
                            image,
                            tags(names),
                            digests(names),
                            options.sharedSize() ? shared.of(image) : null,
                            users.of(image.id()).size()));
                }
            }
            found.sort(Comparator.comparing(EngineImages::createdOrEpoch).reversed());
            return found;
        });
    }

    private static Instant createdOrEpoch(ImageSummary summary) {
        Instant created = summary.image().config().created();
        return created == null ? Instant.EPOCH : created;
    }

    @Override
    public ImageDetails inspect(String image, @Nullable Platform platform) {
        return lock.hold(() -> {
            StoredImage found = store.get(image, platform);
            List<ImageReference> names = store.names(found.id());
            return new ImageDetails(found, tags(names), digests(names));
        });
    }

    @Override
    public List<HistoryItem> history(String image, @Nullable Platform platform) {
        return lock.hold(() -> ImageHistory.of(store.get(image, platform), store));
    }

    @Override
    public void tag(String image, ImageReference name) {
        ledger.doneInJava("image tag", image, () -> lock.run(() -> addName(image, name)));
    }

    private void addName(String image, ImageReference name) {
        StoredImage found = store.get(image);
        ImageReference whole = name.orLatest();
        store.tag(whole, found.id());
        // The name is there already when it is written down (28.5.2: reference.Store).
        disk.require(
                new Deed("image tag", image), () -> "write " + disk.numbered(disk.ofImages(".tmp-repositories.json")));
        events.tagged(found.id(), whole);
    }

    @Override
    public List<Removal> remove(String image, ImageRemoveOptions options) {
        return ledger.inJava(
                "image remove", image, () -> lock.hold(() -> remover().remove(image, options)));
    }

    @Override
    public ImagePruneReport prune(Filters filters) {
        return ledger.inJava("image prune", "", () -> pruned(filters));
    }

    private ImagePruneReport pruned(Filters filters) {
        return lock.hold(() -> {
            ImagePrune prune = new ImagePrune(store, remover(), filters, clock.now());
            Map<String, Long> sizes = layerSizes();
            List<Removal> removed = prune.run();
            long reclaimed = removed.stream()
                    .filter(removal -> removal.kind() == Removal.Kind.DELETED)
                    .mapToLong(removal -> sizes.getOrDefault(removal.name(), 0L))
                    .sum();
            events.pruned(reclaimed);
            return new ImagePruneReport(removed, reclaimed);
        });
    }

    @Override
    public long layersSizeBytes() {
        return lock.hold(
                () -> layerSizes().values().stream().mapToLong(Long::longValue).sum());
    }

    /** Bytes of each layer of an image, by its chain id. */
    private Map<String, Long> layerSizes() {
        Map<String, Long> sizes = new HashMap<>();
        for (StoredImage image : store.all()) {
            List<Layer> chain =
                    image.layer() == null ? List.of() : image.layer().chain();
            chain.forEach(layer -> sizes.put(layer.chainId().toString(), layer.sizeBytes()));
        }
        return sizes;
    }

    private ImageRemover remover() {
        return new ImageRemover(store, users, events);
    }

    private static List<String> tags(List<ImageReference> names) {
        return familiar(names, name -> name.tag() != null);
    }

    private static List<String> digests(List<ImageReference> names) {
        return familiar(names, name -> name.digest() != null);
    }

    private static List<String> familiar(List<ImageReference> names, Predicate<ImageReference> wanted) {
        return names.stream().filter(wanted).map(ImageReference::familiar).toList();
    }
}
