package dev.drydock.userland.server;

import dev.drydock.Engine;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.network.PublishedPort;
import dev.drydock.network.socket.Attempt;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.registry.PullRequest;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.ManualClock;
import dev.drydock.userland.Userland;
import dev.drydock.userland.catalogue.ProgramImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A server in a container with all its ports published, on a clock that stands still; its clients are here. */
public final class ServedContainer implements AutoCloseable {
    public final ManualClock clock = new ManualClock();
    private final Map<Integer, HostPorts.Target> targets = new LinkedHashMap<>();
    private final Engine engine;

    /**
     * @param script runs by {@code sh} in the container, and becomes the server at its end
     * @param own images besides the built-in ones
     */
    public ServedContainer(String image, String script, ProgramImage... own) {
        this(image, List.of(), script, own);
    }

    /** As the constructor, with a port that the image does not expose. */
    public static ServedContainer exposing(String image, String port, String script) {
        return new ServedContainer(image, List.of(port), script);
    }

    private ServedContainer(String image, List<String> ports, String script, ProgramImage... own) {
        engine = Engine.builder()
                .clock(clock)
                .seed(7)
                .programs(Userland.programs(own))
                .registries(RegistryDirectory.withHub(Userland.hub(own)))
                .hostPorts(Doors::new)
                .build();
        try {
            engine.registries().pull(PullRequest.of(image)).run(progress -> {});
        } catch (IOException | InterruptedException missing) {
            throw new IllegalStateException(missing);
        }
        engine.containers()
                .create(new CreateContainer(
                        "served",
                        "",
                        ContainerConfig.builder()
                                .image(image)
                                .exposedPorts(new TreeSet<>(ports))
                                .cmd(List.of("sh", "-c", script))
                                .build(),
                        HostConfig.builder().publishAllPorts(true).build(),
                        null));
        engine.containers().start("served");
        settle();
    }

    /** Ends the server as {@code docker stop} does; its status. */
    public int stop() throws InterruptedException {
        engine.containers().kill("served", "TERM");
        settle();
        return engine.containers().inspect("served", false).state().exitCode();
    }

    /** Sends a signal to the server's first process, as {@code docker kill -s} does. */
    public void signal(String name) {
        try {
            engine.containers().kill("served", name);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        settle();
    }

    /** Returns when no program has anything left to do. */
    public void settle() {
        clock.runUntilIdle();
    }

    public Client connect() {
        Attempt attempt = targets.values().iterator().next().connect();
        if (attempt instanceof Attempt.Connected connected) {
            settle();
            return new Client(connected.connection());
        }
        throw new IllegalStateException("not connected: " + attempt + "; " + errors());
    }

    /** What a client hears that sends this and then waits. */
    public String exchange(String request) throws IOException {
        Client client = connect();
        client.send(request);
        String heard = client.hear();
        client.connection.close();
        settle();
        return heard;
    }

    public String output() {
        return log(true);
    }

    public String errors() {
        return log(false);
    }

    private String log(boolean output) {
        StringBuilder text = new StringBuilder();
        try (FrameSource frames = engine.containers()
                .logs("served", new LogOptions(output, !output, null, null, -1, false, false, false))) {
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

    /** One of its clients. */
    public final class Client {
        private final Connection connection;

        private Client(Connection connection) {
            this.connection = connection;
        }

        public void send(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            for (int sent = 0; sent < bytes.length; ) {
                sent += connection.write(bytes, sent, bytes.length - sent);
                settle();
            }
        }

        public void sendNothingMore() {
            connection.shutdownOutput();
            settle();
        }

        public void vanish() {
            connection.reset();
            settle();
        }

        /** All that comes until nothing comes any more. */
        public String hear() throws IOException {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int count = connection.read(buffer, 0, buffer.length);
                    count > 0;
                    count = connection.read(buffer, 0, buffer.length)) {
                heard.write(buffer, 0, count);
                settle();
            }
            return heard.toString(StandardCharsets.ISO_8859_1);
        }

        /** Whether the server has hung up, and all that it said was heard. */
        public boolean isAtEnd() throws IOException {
            return connection.read(new byte[1], 0, 1) < 0;
        }
    }

    /** Keeps where published ports lead. */
    private final class Doors implements HostPorts {
        @Override
        public void open(PublishedPort port, Target target) {
            targets.putIfAbsent(port.containerPort(), target);
        }

        @Override
        public void openDatagrams(PublishedPort port, DatagramTarget target) {
            throw new UnsupportedOperationException("no server here speaks UDP");
        }

        @Override
        public void close(PublishedPort port) {
            targets.remove(port.containerPort());
        }

        @Override
        public void close() {
            targets.clear();
        }
    }
}
