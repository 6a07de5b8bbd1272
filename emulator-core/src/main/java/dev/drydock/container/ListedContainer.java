package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import java.util.List;
import java.util.Map;

/** What a list asks of a container to decide whether it is shown. What costs something is asked last. */
interface ListedContainer {

    String id();

    /** With its leading slash. */
    String name();

    ContainerState state();

    /** {@code none} without a health check. */
    String health();

    Map<String, String> labels();

    String imageId();

    List<MountPoint> mounts();

    Map<String, EndpointSettings> networks();

    List<ContainerSummary.Port> ports();
}
