package dev.drydock.container;

import dev.drydock.container.config.MountRequest;

/**
 * A mount of a container, as the engine shows it and as it was asked for.
 *
 * @param volume name of the volume, empty if it is none; {@link MountPoint#name} is empty for a volume that {@code -v}
 *     made without a name, because the engine forgets to note it
 * @param request in the long form, whatever the form it came in
 * @param copiesUp whether an empty volume gets what the image has at its place
 */
record ContainerMount(MountPoint point, String volume, MountRequest request, boolean copiesUp) {

    String destination() {
        return point.destination();
    }

    boolean isVolume() {
        return !volume.isEmpty();
    }

    /** Whether the volume goes with the container when a client asks for that. */
    boolean isAnonymous() {
        return isVolume() && request.source().isEmpty();
    }
}
