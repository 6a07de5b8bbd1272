package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a container.
 *
 * @param name empty for one that the engine makes up
 * @param platform {@code os[/architecture[/variant]]}; empty for the engine's own
 * @param config null if the body had none of its fields (the engine then says {@code config cannot be empty …})
 * @param hostConfig null if the body had none
 * @param networkingConfig null if the body had none
 */
public record CreateContainer(
        String name,
        String platform,
        @Nullable ContainerConfig config,
        @Nullable HostConfig hostConfig,
        @Nullable NetworkingConfig networkingConfig) {

    /** A container of an image, with all else as the image and the engine have it. */
    public static CreateContainer of(String name, String image, String... command) {
        ContainerConfig.Builder config = ContainerConfig.builder().image(image);
        if (command.length > 0) {
            config.cmd(java.util.List.of(command));
        }
        return new CreateContainer(name, "", config.build(), null, null);
    }

    /** To wish in the words of {@code docker run}. */
    public static CreateContainerBuilder builder(String image) {
        return new CreateContainerBuilder(image);
    }
}
