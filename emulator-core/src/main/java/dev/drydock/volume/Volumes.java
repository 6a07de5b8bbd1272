package dev.drydock.volume;

import dev.drydock.filter.Filters;
import java.util.List;

/**
 * Everything that can be asked of volumes. Refusals are {@link dev.drydock.error.EngineException}s with the words of Docker
 * Engine 28.5.2. Safe for use by any number of threads.
 */
public interface Volumes {

    /** Makes a volume, or returns the one that has the name already. Emits {@code create}. */
    Volume create(CreateVolume wish);

    /** {@code NOT_FOUND} with {@code get X: no such volume}. */
    Volume inspect(String name);

    /**
     * By name.
     *
     * @param filters {@code dangling}, {@code driver}, {@code label}, {@code name}
     */
    List<Volume> list(Filters filters);

    /**
     * Removes a volume that no container has among its mounts. Emits {@code destroy}.
     *
     * @param force whether one that does not exist is no error
     */
    void remove(String name, boolean force);

    /**
     * Removes volumes that no container has among its mounts. Emits {@code destroy} and {@code prune}.
     *
     * @param filters {@code all} (not only anonymous ones), {@code label}, {@code label!}
     */
    VolumePruneReport prune(Filters filters);

    /** All volumes with what they take, by name. */
    List<VolumeUsage> usage();
}
