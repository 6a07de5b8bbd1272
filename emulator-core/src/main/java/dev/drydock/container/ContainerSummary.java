package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A container in a list.
 *
 * @param names with leading slashes; also those that links give
 * @param image the reference it was created by, or the image's id if that now names another one
 * @param command path and arguments in one line, quoted where needed
 * @param status in words: {@code Up 5 minutes (healthy)}
 * @param sizes null unless asked for
 */
public record ContainerSummary(
        String id,
        List<String> names,
        String image,
        String imageId,
        String command,
        Instant created,
        List<Port> ports,
        ContainerDetails.@Nullable Sizes sizes,
        SortedMap<String, String> labels,
        String state,
        String status,
        String networkMode,
        @Nullable SortedMap<String, String> annotations,
        SortedMap<String, EndpointSettings> networks,
        List<MountPoint> mounts) {

    /**
     * A port in a list.
     *
     * @param ip empty if it is not published
     * @param publicPort 0 if it is not published
     * @param type {@code tcp}, {@code udp} or {@code sctp}
     */
    public record Port(String ip, int privatePort, int publicPort, String type) {}
}
