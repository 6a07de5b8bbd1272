package dev.drydock.host;

import dev.drydock.Engine;
import dev.drydock.EngineBuilder;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An engine in this JVM that every Docker client can talk to: its API listens on a port of this machine alone, and so do the
 * ports that containers publish. Containers that {@code /var/run/docker.sock} is bound into reach this engine.
 */
public final class DockerHost implements AutoCloseable {
    private final Engine engine;
    private final HttpServer server;
    private final List<Throwable> faults;

    private DockerHost(Engine engine, HttpServer server, List<Throwable> faults) {
        this.engine = engine;
        this.server = server;
        this.faults = faults;
    }

    /** On real time, with all programs of the userland and the built-in images to pull. */
    public static DockerHost start() {
        return start(
                Engine.builder().programs(Userland.programs()).registries(RegistryDirectory.withHub(Userland.hub())));
    }

    /**
     * @param engine what the engine is made of; its ports and its sockets are replaced
     * @throws UncheckedIOException if no port can be had
     */
    public static DockerHost start(EngineBuilder engine) {
        ForwardedPorts ports = new ForwardedPorts(false);
        EngineSocket socket = new EngineSocket(ports);
        List<Throwable> faults = new CopyOnWriteArrayList<>();
        Engine made = engine.hostPorts(() -> ports).hostSockets(socket).build();
        try {
            HttpServer server = HttpServer.builder(new EngineApi(made, faults::add), made.clock()::now)
                    .tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .start();
            socket.listensAt(server.tcpAddresses().get(0));
            return new DockerHost(made, server, faults);
        } catch (IOException refused) {
            made.close();
            throw new UncheckedIOException(refused);
        }
    }

    public Engine engine() {
        return engine;
    }

    /** What {@code DOCKER_HOST} is to be: {@code tcp://127.0.0.1:PORT}. */
    public URI uri() {
        InetSocketAddress address = server.tcpAddresses().get(0);
        return URI.create("tcp://" + address.getHostString() + ":" + address.getPort());
    }

    /** Faults of Drydock's own that requests were answered with: a defect, each of them. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Ends all connections, then everything that runs. Idempotent. */
    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
