package dev.drydock.container;

import dev.drydock.volume.VolumeEvents;
import dev.drydock.volume.VolumeStore;
import java.util.Comparator;
import java.util.List;

/** Mounts a container's volumes at its start and lets go of them at its end. Used under the engine's lock. */
final class VolumeMounts {
    private final VolumeStore store;
    private final VolumeEvents events;

    VolumeMounts(VolumeStore store, VolumeEvents events) {
        this.store = store;
        this.events = events;
    }

    /** Nobody is told yet: something else about them may be refused. */
    void mount(Container container) {
        for (ContainerMount mount : volumes(container)) {
            store.mount(mount.volume(), container.id().value());
        }
    }

    /** Emits {@code mount} for each. */
    void announce(Container container) {
        String id = container.id().value();
        for (ContainerMount mount : volumes(container)) {
            MountPoint point = mount.point();
            events.mounted(mount.volume(), id, point.destination(), point.writable(), point.propagation());
        }
    }

    /** Emits {@code unmount} for each. */
    void unmount(Container container) {
        unmount(container, container.id().value());
    }

    /** As above, for somebody who has looked at the container's files. */
    void unmount(Container container, String mounter) {
        release(container, mounter);
        for (ContainerMount mount : volumes(container)) {
            events.unmounted(mount.volume(), container.id().value());
        }
    }

    /** As above, of mounts that nobody was told of. */
    void release(Container container, String mounter) {
        for (ContainerMount mount : volumes(container)) {
            store.unmount(mount.volume(), mounter);
        }
    }

    private static List<ContainerMount> volumes(Container container) {
        return container.mounts().stream()
                .filter(ContainerMount::isVolume)
                .sorted(Comparator.comparingInt(mount -> LinuxPath.depth(mount.destination())))
                .toList();
    }
}
