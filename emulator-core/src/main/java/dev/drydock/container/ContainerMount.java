package dev.drydock.container;

import dev.drydock.container.config.MountRequest;
import dev.drydock.image.StoredImage;
import org.jspecify.annotations.Nullable;

/**
 * A mount of a container, as the engine shows it and as it was asked for.
 *
 * @param volume name of the volume, empty if it is none; {@link MountPoint#name} is empty for a volume that {@code -v}
 *     made without a name, because the engine forgets to note it
 * @param request in the long form, whatever the form it came in
 * @param copiesUp whether an empty volume gets what the image has at its place
 * @param image what is mounted if it is an image, whose layers the container holds
 */
record ContainerMount(
        MountPoint point,
        String volume,
        MountRequest request,
        boolean copiesUp,
        @Nullable StoredImage image) {

    ContainerMount(MountPoint point, String volume, MountRequest request, boolean copiesUp) {
        this(point, volume, request, copiesUp, null);
    }

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
