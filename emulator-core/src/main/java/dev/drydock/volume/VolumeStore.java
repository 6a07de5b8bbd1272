package dev.drydock.volume;

import dev.drydock.error.EngineException;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.filter.Filters;
import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.time.EngineClock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The volumes of an engine. A container that has a volume among its mounts is noted with {@link #use} until it is removed:
 * so long the volume cannot be. While it runs it also has the volume mounted. Not thread-safe: every method is called under
 * the engine's lock.
 */
public final class VolumeStore {
    private static final Set<String> LIST_FILTERS = Set.of("dangling", "driver", "label", "name");
    private static final Set<String> PRUNE_FILTERS = Set.of("all", "label", "label!");
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    private final IdStream ids;
    private final Surroundings around;
    private final Map<String, VolumeContents> volumes;

    /** @param ids gives anonymous volumes their names */
    public VolumeStore(IdSource ids, Surroundings around) {
        this(ids.stream("volume"), around, new TreeMap<>());
    }

    private VolumeStore(IdStream ids, Surroundings around, Map<String, VolumeContents> volumes) {
        this.ids = ids;
        this.around = around;
        this.volumes = volumes;
    }

    /**
     * What a store needs of its engine.
     *
     * @param contents where files are
     * @param rootDirectory where the engine believes to keep its things
     */
    public record Surroundings(ContentStore contents, EngineClock clock, VolumeEvents events, String rootDirectory) {}

    /** The same volumes, with all that is in them, for a fork of the engine. */
    public VolumeStore fork(Surroundings ofFork) {
        Map<String, VolumeContents> copies = new TreeMap<>();
        volumes.forEach((name, contents) -> copies.put(name, contents.fork(ofFork.contents(), ofFork.clock()::now)));
        return new VolumeStore(ids.copy(), ofFork, copies);
    }

    /**
     * Makes a volume and emits {@code create}; one that is there already under that name is returned as it is, whatever its
     * labels and options.
     */
    public Volume create(CreateVolume wish) {
        return create(wish, name -> {});
    }

    /**
     * As above.
     *
     * @param room is asked for before one is made, by its name, and may throw
     */
    Volume create(CreateVolume wish, Consumer<String> room) {
        boolean anonymous = wish.name().isEmpty();
        String name = anonymous ? IdSource.hexId(ids) : wish.name();
        if (!wish.driver().isEmpty() && !wish.driver().equals(Volume.DRIVER)) {
            throw VolumeErrors.unknownDriver(name, wish.driver());
        }
        VolumeContents present = volumes.get(name);
        if (present != null) {
            return present.volume();
        }
        VolumeRules.checkName(name);
        VolumeRules.checkOptions(name, wish.options());
        TreeMap<String, String> labels = wish.labels() == null ? null : new TreeMap<>(wish.labels());
        if (anonymous) {
            labels = labels == null ? new TreeMap<>() : labels;
            labels.put(Volume.ANONYMOUS_LABEL, "");
        }
        room.accept(name);
        Volume volume = new Volume(
                name,
                around.clock().now().truncatedTo(ChronoUnit.SECONDS),
                labels,
                wish.options() == null ? null : new TreeMap<>(wish.options()),
                around.rootDirectory() + "/volumes/" + name + "/_data");
        volumes.put(name, new VolumeContents(volume));
        around.events().created(volume);
        return volume;
    }

    /** @throws EngineException not found: {@code get X: no such volume} */
    public Volume get(String name) {
        return contents(name).volume();
    }

    public @Nullable Volume find(String name) {
        VolumeContents found = volumes.get(name);
        return found == null ? null : found.volume();
    }

    /**
     * Volumes by name.
     *
     * @param filters {@code dangling}, {@code driver}, {@code label}, {@code name}
     */
    public List<Volume> list(Filters filters) {
        filters.requireKnown(LIST_FILTERS);
        boolean dangling = filters.flag("dangling", false);
        List<Volume> found = new ArrayList<>();
        for (VolumeContents contents : volumes.values()) {
            Volume volume = contents.volume();
            boolean wantedUse =
                    !filters.contains("dangling") || contents.users().isEmpty() == dangling;
            if (wantedUse
                    && filters.matches("name", volume.name())
                    && filters.matchesExactly("driver", Volume.DRIVER)
                    && filters.matchesLabels("label", volume.labels())) {
                found.add(volume);
            }
        }
        return found;
    }

    /**
     * Removes a volume with all that is in it and emits {@code destroy}.
     *
     * @param force whether one that does not exist is no error; one in use stays all the same
     */
    public void remove(String name, boolean force) {
        if (force && !volumes.containsKey(name)) {
            return;
        }
        VolumeContents contents = contents(name);
        if (!contents.users().isEmpty()) {
            throw VolumeErrors.inUse(name, contents.users());
        }
        destroy(contents);
    }

    /**
     * Removes the volumes that nobody uses; emits {@code destroy} for each and {@code prune}.
     *
     * @param filters {@code all} (not only anonymous ones), {@code label}, {@code label!}
     */
    public VolumePruneReport prune(Filters filters) {
        filters.requireKnown(PRUNE_FILTERS);
        boolean all = isAll(filters.get("all"));
        Map<String, Long> removed = new LinkedHashMap<>();
        for (VolumeContents contents : List.copyOf(volumes.values())) {
            Volume volume = contents.volume();
            if (contents.users().isEmpty()
                    && (all || volume.isAnonymous())
                    && filters.matchesLabels("label", volume.labels())
                    && !(filters.contains("label!") && filters.matchesLabels("label!", volume.labels()))) {
                removed.put(volume.name(), contents.sizeBytes());
                destroy(contents);
            }
        }
        long reclaimed = removed.values().stream().mapToLong(Long::longValue).sum();
        around.events().pruned(reclaimed);
        return new VolumePruneReport(List.copyOf(removed.keySet()), reclaimed);
    }

    private static boolean isAll(Set<String> values) {
        for (String value : values) {
            if (!TRUE.contains(value) && !FALSE.contains(value)) {
                throw VolumeErrors.notABoolean(value);
            }
        }
        return values.stream().anyMatch(TRUE::contains);
    }

    private void destroy(VolumeContents contents) {
        volumes.remove(contents.volume().name());
        contents.close();
        around.events().destroyed(contents.volume());
    }

    /** Notes that a container has the volume among its mounts. */
    public void use(String name, String containerId) {
        contents(name).users().add(containerId);
    }

    /** The container is removed, or was not made after all. */
    public void giveUp(String name, String containerId) {
        VolumeContents contents = volumes.get(name);
        if (contents != null) {
            contents.users().remove(containerId);
        }
    }

    /** How many containers have it among their mounts. */
    public int users(String name) {
        return contents(name).users().size();
    }

    /** What {@code /proc/mounts} shows of a volume that is a tmpfs, each after a comma; null of one on the disk. */
    public @Nullable String tmpfsOptions(String name) {
        TmpfsOptions options = VolumeContents.tmpfs(get(name));
        return options == null ? null : options.shown();
    }

    /**
     * The files of a volume, for a container that starts (or whose files are looked at) to mount.
     *
     * @param mounter who mounts it: a container's id; to be given back to {@link #unmount}
     * @throws EngineException not found; not implemented, for a volume that would show files of the host
     */
    public WritableTree mount(String name, String mounter) {
        return contents(name).mount(mounter, around.contents(), around.clock()::now);
    }

    /** With the last one that lets go of it, a volume of type tmpfs forgets its files. */
    public void unmount(String name, String mounter) {
        VolumeContents contents = volumes.get(name);
        if (contents != null) {
            contents.unmount(mounter);
        }
    }

    /** Has a volume hold no more than so many bytes from now on. */
    public void limit(String name, long bytes) {
        contents(name).limit(bytes);
    }

    /** Bytes in the files of a volume. */
    public long sizeBytes(String name) {
        return contents(name).sizeBytes();
    }

    /** Gives up all that is in the volumes. */
    public void close() {
        volumes.values().forEach(VolumeContents::close);
    }

    private VolumeContents contents(String name) {
        VolumeContents contents = volumes.get(name);
        if (contents == null) {
            throw VolumeErrors.noSuchVolume(name);
        }
        return contents;
    }
}
