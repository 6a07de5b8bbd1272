package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.process.kernel.StartEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that a process of a container starts with. */
final class StartVariables {
    private StartVariables() {}

    /**
     * Those of its first process: the engine's own, those of links, and then the container's.
     *
     * @param linked what links tell
     */
    static List<String> ofFirst(Container container, List<String> linked) {
        ContainerConfig config = container.config();
        List<String> configured = new ArrayList<>(linked);
        configured.addAll(config.env() == null ? List.of() : config.env());
        return StartEnvironment.of(config.hostname(), config.tty(), configured);
    }

    /**
     * Those of another one: the engine's own, those of links, the container's and then its own.
     *
     * @param linked what links tell
     * @param terminal whether it gets one
     * @param own null for none
     */
    static List<String> of(Container container, List<String> linked, boolean terminal, @Nullable List<String> own) {
        ContainerConfig config = container.config();
        List<String> configured = new ArrayList<>(linked);
        configured.addAll(config.env() == null ? List.of() : config.env());
        if (own != null) {
            configured.addAll(own);
        }
        return StartEnvironment.of(config.hostname(), terminal, configured);
    }
}
