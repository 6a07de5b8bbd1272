package dev.drydock.userland.utility.client;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.RemoveOptions;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.EndpointSettings;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.config.NetworkingConfig;
import dev.drydock.container.config.PortBinding;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.network.CreateNetwork;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** An engine with networks and containers on them, on a clock that is advanced by hand. */
final class Neighbourhood implements AutoCloseable {
    final ManualClock clock = new ManualClock();
    final Engine engine = Engine.builder()
            .clock(clock)
            .seed(11)
            .programs(Userland.programs())
            .registries(RegistryDirectory.withHub(Userland.hub()))
            .build();
    private int visitors;

    /** @param networks of users, beside the one that the engine makes */
    Neighbourhood(String... networks) throws IOException, InterruptedException {
        for (String image : List.of("alpine", "busybox", "nginx")) {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        }
        for (String network : networks) {
            engine.networks().create(CreateNetwork.named(network));
        }
    }

    /** Starts a container that goes on, with a command for the shell. */
    void resident(String name, String network, String image, String script, String... aliases) {
        start(name, network, image, script, aliases);
    }

    /** As {@link #resident} in BusyBox, with ports of the machine that lead to it, such as {@code 8080:80}. */
    void publisher(String name, String network, String script, String... ports) {
        TreeMap<String, List<PortBinding>> bindings = new TreeMap<>();
        for (String port : ports) {
            int colon = port.lastIndexOf(':');
            int before = port.lastIndexOf(':', colon - 1);
            bindings.computeIfAbsent(port.substring(colon + 1) + "/tcp", first -> new ArrayList<>())
                    .add(new PortBinding(
                            before < 0 ? "" : port.substring(0, before), port.substring(before + 1, colon)));
        }
        ContainerConfig config = ContainerConfig.builder()
                .image("busybox")
                .cmd(List.of("sh", "-c", script))
                .exposedPorts(new TreeSet<>(bindings.keySet()))
                .build();
        HostConfig host =
                HostConfig.builder().networkMode(network).portBindings(bindings).build();
        engine.containers().create(new CreateContainer(name, "", config, host, null));
        engine.containers().start(name);
        clock.runUntilIdle();
    }

    /** What a command prints in a container of its own, after it has ended or a minute of the clock has gone. */
    String visit(String network, String script) throws InterruptedException {
        String name = "visitor-" + ++visitors;
        start(name, network, "alpine", script);
        clock.advance(Duration.ofMinutes(1));
        String printed = printed(name);
        engine.containers().remove(name, new RemoveOptions(true, false, false));
        return printed;
    }

    private void start(String name, String network, String image, String script, String... aliases) {
        TreeMap<String, EndpointSettings> endpoints = new TreeMap<>();
        if (aliases.length > 0) {
            endpoints.put(
                    network,
                    EndpointSettings.builder().aliases(List.of(aliases)).build());
        }
        engine.containers()
                .create(new CreateContainer(
                        name,
                        "",
                        ContainerConfig.builder()
                                .image(image)
                                .cmd(List.of("sh", "-c", script))
                                .build(),
                        HostConfig.builder().networkMode(network).build(),
                        new NetworkingConfig(endpoints)));
        engine.containers().start(name);
        clock.runUntilIdle();
    }

    /** Both streams of a container, in the order of its writes. */
    String printed(String name) {
        StringBuilder text = new StringBuilder();
        try (FrameSource frames = engine.containers().logs(name, LogOptions.ALL)) {
            for (Frame frame = frames.poll(); frame != null; frame = frames.poll()) {
                text.append(new String(frame.bytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        engine.close();
    }
}
