package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.Healthcheck;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.container.config.Resources;
import dev.drydock.container.config.RestartPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a container in the words of {@code docker run}. What is not said is as the image and the engine have it; what has
 * no word here is said by {@link #config} and {@link #host}. Nothing is checked here: the engine does, in its own words.
 */
public final class CreateContainerBuilder {
    private final List<String> variables = new ArrayList<>();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, List<PortBinding>> ports = new TreeMap<>();
    private final List<String> binds = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();
    private ContainerConfig config;
    private HostConfig host = HostConfig.NONE;
    private String name = "";
    private @Nullable String network;

    CreateContainerBuilder(String image) {
        config = ContainerConfig.builder().image(image).build();
    }

    /** {@code --name}. */
    public CreateContainerBuilder name(String value) {
        name = value;
        return this;
    }

    /** The words after the image. */
    public CreateContainerBuilder command(String... words) {
        return config(builder -> builder.cmd(List.of(words)));
    }

    /** {@code --entrypoint}, with all its words. */
    public CreateContainerBuilder entrypoint(String... words) {
        return config(builder -> builder.entrypoint(List.of(words)));
    }

    /** {@code -e}. */
    public CreateContainerBuilder env(String variable, String value) {
        variables.add(variable + "=" + value);
        return config(builder -> builder.env(variables));
    }

    /** {@code --label}. */
    public CreateContainerBuilder label(String key, String value) {
        labels.put(key, value);
        return config(builder -> builder.labels(labels));
    }

    /** {@code -p hostPort:containerPort}, for TCP. */
    public CreateContainerBuilder publish(int hostPort, int containerPort) {
        return publish(Integer.toString(hostPort), containerPort + "/tcp");
    }

    /** {@code -p containerPort}, for TCP: at any free port. */
    public CreateContainerBuilder publish(int containerPort) {
        return publish("", containerPort + "/tcp");
    }

    /**
     * Publishes a port of any protocol.
     *
     * @param hostPort a port, a range, or empty for any free one
     * @param containerPort such as {@code 53/udp}
     */
    public CreateContainerBuilder publish(String hostPort, String containerPort) {
        ports.computeIfAbsent(containerPort, none -> new ArrayList<>()).add(new PortBinding("", hostPort));
        return config(builder -> builder.exposedPorts(new TreeSet<>(ports.keySet())))
                .host(builder -> builder.portBindings(ports));
    }

    /** {@code -v}: {@code volume:/target} or {@code /source:/target}, with or without {@code :ro}. */
    public CreateContainerBuilder volume(String specification) {
        binds.add(specification);
        return host(builder -> builder.binds(binds));
    }

    /** {@code --network}. */
    public CreateContainerBuilder network(String value) {
        network = value;
        return host(builder -> builder.networkMode(value));
    }

    /** {@code --network-alias}, on the network that is asked for. */
    public CreateContainerBuilder alias(String value) {
        aliases.add(value);
        return this;
    }

    /** {@code --restart}: {@code always}, {@code unless-stopped}, {@code on-failure} without bound, or {@code no}. */
    public CreateContainerBuilder restart(String policy) {
        return host(builder -> builder.restartPolicy(new RestartPolicy(policy, 0)));
    }

    /** {@code --restart on-failure:retries}. */
    public CreateContainerBuilder restartOnFailure(int retries) {
        return host(builder -> builder.restartPolicy(new RestartPolicy("on-failure", retries)));
    }

    /** {@code --memory}. */
    public CreateContainerBuilder memory(long bytes) {
        return host(builder ->
                builder.resources(Resources.builder().memoryBytes(bytes).build()));
    }

    /** {@code --rm}: it is removed when it has ended. */
    public CreateContainerBuilder autoRemove() {
        return host(builder -> builder.autoRemove(true));
    }

    /** {@code --health-cmd}, {@code --health-interval} and {@code --health-retries}. */
    public CreateContainerBuilder healthcheck(String command, Duration interval, int retries) {
        return config(builder -> builder.healthcheck(new Healthcheck(
                List.of("CMD-SHELL", command), interval, Duration.ZERO, Duration.ZERO, Duration.ZERO, retries)));
    }

    /** {@code --stop-timeout}: how long a stop waits before it kills; in whole seconds. */
    public CreateContainerBuilder stopTimeout(Duration value) {
        return config(builder -> builder.stopTimeoutSeconds(Math.toIntExact(value.toSeconds())));
    }

    /** {@code --user}. */
    public CreateContainerBuilder user(String value) {
        return config(builder -> builder.user(value));
    }

    /** {@code --workdir}. */
    public CreateContainerBuilder workingDirectory(String path) {
        return config(builder -> builder.workingDir(path));
    }

    /** {@code --hostname}. */
    public CreateContainerBuilder hostname(String value) {
        return config(builder -> builder.hostname(value));
    }

    /** Changes anything of what runs. */
    public CreateContainerBuilder config(UnaryOperator<ContainerConfig.Builder> change) {
        config = change.apply(config.toBuilder()).build();
        return this;
    }

    /** Changes anything of what is asked of the machine. */
    public CreateContainerBuilder host(UnaryOperator<HostConfig.Builder> change) {
        host = change.apply(host.toBuilder()).build();
        return this;
    }

    /** The wish so far. */
    public CreateContainer build() {
        return new CreateContainer(name, "", config, host, networking());
    }

    private @Nullable NetworkingConfig networking() {
        if (aliases.isEmpty()) {
            return null;
        }
        SortedMap<String, @Nullable EndpointSettings> endpoints = new TreeMap<>();
        endpoints.put(
                network == null ? "default" : network,
                EndpointSettings.builder().aliases(aliases).build());
        return new NetworkingConfig(endpoints);
    }
}
