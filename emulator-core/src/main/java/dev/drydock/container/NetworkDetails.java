package dev.drydock.container;

import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.PortBinding;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The network side of a container as inspect shows it.
 *
 * @param sandboxId empty while it does not run
 * @param ports published places by container port; a null value for a port that is exposed and not published
 * @param defaultEndpoint what it got on the network {@code bridge}, repeated at the top of the engine's answer; NONE otherwise
 * @param networks by name
 */
public record NetworkDetails(
        String sandboxId,
        String sandboxKey,
        SortedMap<String, @Nullable List<PortBinding>> ports,
        EndpointSettings defaultEndpoint,
        SortedMap<String, EndpointSettings> networks) {}
