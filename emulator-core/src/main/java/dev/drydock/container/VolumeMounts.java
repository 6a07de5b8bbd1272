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

    /** Emits {@code mount} for each. */
    void mount(Container container) {
        mount(container, container.id().value());
    }

    /** As above, for somebody who looks at the container's files. */
    void mount(Container container, String mounter) {
        String id = container.id().value();
        for (ContainerMount mount : volumes(container)) {
            store.mount(mount.volume(), mounter);
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
        String id = container.id().value();
        for (ContainerMount mount : volumes(container)) {
            store.unmount(mount.volume(), mounter);
            events.unmounted(mount.volume(), id);
        }
    }

    private static List<ContainerMount> volumes(Container container) {
        return container.mounts().stream()
                .filter(ContainerMount::isVolume)
                .sorted(Comparator.comparingInt(mount -> LinuxPath.depth(mount.destination())))
                .toList();
    }
}
