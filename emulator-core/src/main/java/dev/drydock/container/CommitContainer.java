package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.reference.ImageReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an image is made of a container.
 *
 * @param name the image's; without a tag it means {@code latest}; null for none
 * @param pause whether a running container stands still meanwhile
 * @param config what the image is to run; what it leaves open comes from the container; null for the container's own
 * @param changes applied to the configuration before; refusals are those of the commit
 */
public record CommitContainer(
        @Nullable ImageReference name,
        String author,
        String comment,
        boolean pause,
        @Nullable ContainerConfig config,
        UnaryOperator<ContainerConfig> changes) {}
