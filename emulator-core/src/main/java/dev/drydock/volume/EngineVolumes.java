package dev.drydock.volume;

import dev.drydock.disk.EngineDisk;
import dev.drydock.filter.Filters;
import dev.drydock.ledger.Deed;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import java.util.List;

/** The volumes of an engine, each question under its lock. */
public final class EngineVolumes implements Volumes {
    private final EngineLock lock;
    private final VolumeStore store;
    private final Ledger ledger;
    private final EngineDisk disk;

    /** @param ledger is told of what is changed */
    public EngineVolumes(EngineLock lock, VolumeStore store, Ledger ledger, EngineDisk disk) {
        this.disk = disk;
        this.lock = lock;
        this.store = store;
        this.ledger = ledger;
    }

    @Override
    public Volume create(CreateVolume wish) {
        return ledger.inJava(
                "volume create", wish.name(), () -> lock.hold(() -> store.create(wish, this::requireRoom)));
    }

    private void requireRoom(String name) {
        String directory = disk.path("volumes/" + name);
        String full = disk.refusal(new Deed("volume create", name), () -> "mkdir " + directory);
        if (full != null) {
            throw VolumeErrors.noRoom(name, directory, full);
        }
    }

    @Override
    public Volume inspect(String name) {
        return lock.hold(() -> store.get(name));
    }

    @Override
    public List<Volume> list(Filters filters) {
        return lock.hold(() -> store.list(filters));
    }

    @Override
    public void remove(String name, boolean force) {
        ledger.doneInJava("volume remove", name, () -> lock.run(() -> store.remove(name, force)));
    }

    @Override
    public VolumePruneReport prune(Filters filters) {
        return ledger.inJava("volume prune", "", () -> lock.hold(() -> store.prune(filters)));
    }

    @Override
    public void limitDisk(String name, long bytes) {
        lock.run(() -> store.limit(name, bytes));
    }

    @Override
    public List<VolumeUsage> usage() {
        return lock.hold(() -> store.list(Filters.NONE).stream()
                .map(volume -> new VolumeUsage(volume, store.users(volume.name()), store.sizeBytes(volume.name())))
                .toList());
    }
}
