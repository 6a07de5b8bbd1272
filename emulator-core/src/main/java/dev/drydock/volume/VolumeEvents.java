package dev.drydock.volume;

import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import java.util.Map;

/** What the engine tells about volumes. Labels are not told. */
public final class VolumeEvents {
    private final EventLog log;

    public VolumeEvents(EventLog log) {
        this.log = log;
    }

    void created(Volume volume) {
        publish("create", volume.name(), Map.of("driver", Volume.DRIVER));
    }

    void destroyed(Volume volume) {
        publish("destroy", volume.name(), Map.of("driver", Volume.DRIVER));
    }

    void pruned(long spaceReclaimedBytes) {
        publish("prune", "", Map.of("reclaimed", Long.toString(spaceReclaimedBytes)));
    }

    /**
     * A container that starts mounts a volume.
     *
     * @param propagation of the mount, empty as a rule
     */
    public void mounted(String volume, String containerId, String destination, boolean writable, String propagation) {
        publish(
                "mount",
                volume,
                Map.of(
                        "container", containerId,
                        "destination", destination,
                        "driver", Volume.DRIVER,
                        "propagation", propagation,
                        "read/write", Boolean.toString(writable)));
    }

    /** A container that ended has let go of a volume. */
    public void unmounted(String volume, String containerId) {
        publish("unmount", volume, Map.of("container", containerId, "driver", Volume.DRIVER));
    }

    private void publish(String action, String volume, Map<String, String> attributes) {
        log.publish(EventType.VOLUME, action, volume, attributes);
    }
}
