package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a container.
 *
 * @param image id of the image, {@code sha256:…}
 * @param name with its leading slash
 * @param logPath empty until it was started or its logs were asked for, and for log drivers without a file
 * @param execIds null if none runs
 * @param graphDriver values by key, of the driver named {@code driver}
 * @param sizes null unless asked for
 */
public record ContainerDetails(
        String id,
        Instant created,
        String path,
        List<String> args,
        StateDetails state,
        String image,
        String resolvConfPath,
        String hostnamePath,
        String hostsPath,
        String logPath,
        String name,
        int restartCount,
        String driver,
        String platform,
        String mountLabel,
        String processLabel,
        String appArmorProfile,
        @Nullable List<String> execIds,
        HostConfig hostConfig,
        SortedMap<String, String> graphDriver,
        @Nullable Sizes sizes,
        List<MountPoint> mounts,
        ContainerConfig config,
        NetworkDetails network) {

    /**
     * Bytes in the files of a container.
     *
     * @param writableLayer in the writable layer alone
     * @param rootFilesystem with the image
     */
    public record Sizes(long writableLayer, long rootFilesystem) {}
}
