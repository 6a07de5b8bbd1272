package dev.drydock.container;

import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;

/** New limits and a new restart policy; what is zero, empty or null stays as it is. */
public record UpdateContainer(Resources resources, RestartPolicy restartPolicy) {}
