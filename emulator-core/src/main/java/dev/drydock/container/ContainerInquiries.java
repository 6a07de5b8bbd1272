package dev.drydock.container;

import dev.drydock.container.stream.AttachOptions;
import dev.drydock.container.stream.Attachment;
import dev.drydock.container.stream.DetachKeys;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.lock.EngineLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The half of {@link Containers} that begins and ends no run: what is read of containers, their streams and their limits.
 * Takes the lock for each question and does what is long without it.
 */
final class ContainerInquiries {
    private final ContainerSurroundings around;
    private final EngineLock lock;
    private final SettledContainers containers;
    private final Inspection inspection;
    private final Listing listing;
    private final Clients clients;
    private final Measurements measurements;
    private final Updates updates;
    private final ContainerRoom room;

    ContainerInquiries(ContainerSurroundings around, ContainerStore store, ContainerEvents events) {
        this.around = around;
        this.lock = around.lock();
        this.containers = new SettledContainers(around.lock(), store);
        NetworkReport network = new NetworkReport(around.network());
        this.inspection = new Inspection(around.host(), network);
        this.listing = new Listing(store, around.storage().images(), network);
        this.clients = new Clients(lock, events);
        this.measurements = new Measurements(around, store, events, network);
        this.room = new ContainerRoom(around);
        this.updates = new Updates(around, events);
    }

    ContainerDetails inspect(String reference, boolean size) {
        if (!size) {
            return lock.hold(() -> inspection.of(containers.find(reference), null));
        }
        Container container = lock.hold(() -> containers.find(reference));
        ContainerDetails.Sizes sizes = Inspection.sizes(container);
        return lock.hold(() -> inspection.of(container, sizes));
    }

    List<ContainerSummary> list(ListOptions options) {
        if (!options.size()) {
            return lock.hold(() -> listing.summarize(
                    listing.choose(options), Map.of(), around.clock().now()));
        }
        List<Container> chosen = lock.hold(() -> listing.choose(options));
        Map<Container, ContainerDetails.Sizes> sizes = new HashMap<>();
        chosen.forEach(container -> sizes.put(container, Inspection.sizes(container)));
        return lock.hold(() -> listing.summarize(chosen, sizes, around.clock().now()));
    }

    FrameSource logs(String reference, LogOptions options) {
        return lock.hold(() -> clients.logs(containers.find(reference), options));
    }

    Attachment attach(String reference, AttachOptions options) {
        DetachKeys keys =
                DetachKeys.parse(options.detachKeys()).orElseThrow(() -> QueryErrors.attachKeys(options.detachKeys()));
        return lock.hold(() -> clients.attach(containers.find(reference), options, keys, reference));
    }

    void resize(String reference, int rows, int columns) {
        lock.run(() -> clients.resize(containers.find(reference), rows, columns));
    }

    ProcessListing top(String reference, String arguments) {
        return lock.hold(() -> measurements.top(containers.find(reference), arguments));
    }

    StatsSource stats(String reference, boolean stream, boolean oneShot) {
        Container container = lock.hold(() -> containers.find(reference));
        return measurements.samples(container, stream, oneShot);
    }

    @Nullable
    List<FileChange> changes(String reference) {
        Container container = lock.hold(() -> containers.find(reference));
        room.requireForChanges(container);
        return Measurements.changes(container);
    }

    void limitDisk(String reference, long bytes) {
        lock.run(() -> containers.find(reference).layer().files().limit(bytes));
    }

    List<String> update(String reference, UpdateContainer request) {
        List<String> warnings = new ArrayList<>();
        UpdateContainer checked = updates.check(request, warnings);
        lock.run(() -> updates.apply(containers.find(reference), checked, reference));
        return warnings;
    }
}
