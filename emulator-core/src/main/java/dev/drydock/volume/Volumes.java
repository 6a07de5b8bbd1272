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

    /**
     * Has the disk become full under a volume, which no real engine can be asked for: it holds no more than so much from now
     * on, whatever it holds already. Programs then fail with {@code No space left on device} once the last page of 4,096 bytes
     * is written; what was written before stays.
     *
     * @param bytes {@link Long#MAX_VALUE} for as much as the engine itself may hold
     */
    void limitDisk(String name, long bytes);

    /** All volumes with what they take, by name. */
    List<VolumeUsage> usage();
}
