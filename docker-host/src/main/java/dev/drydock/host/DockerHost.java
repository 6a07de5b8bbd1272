package dev.drydock.host;

import dev.drydock.Engine;
import dev.drydock.EngineBuilder;
import dev.drydock.EngineSnapshot;
import dev.drydock.api.EngineApi;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.fault.WireFaults;
import dev.drydock.api.http.HttpServer;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An engine in this JVM that every Docker client can talk to: its API listens on a port of this machine alone, and so do the
 * ports that containers publish. Containers that {@code /var/run/docker.sock} is bound into reach this engine; a docker-java of
 * this JVM needs no port: {@code dev.drydock.host.dockerjava.DockerJava}.
 */
public final class DockerHost implements AutoCloseable {
    private final PublishedPorts published;
    private final Engine engine;
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    /** Made for the first who asks: who has no client does not wait until its routes are loaded. */
    private @Nullable EngineApi api;

    private @Nullable HttpServer server;
    private boolean closed;

    private DockerHost(EngineBuilder builder, PublishedPorts published) {
        ForwardedPorts carrier = new ForwardedPorts(false);
        EngineSocket socket = new EngineSocket(carrier).listensAt(this::address);
        builder.hostSockets(socket);
        builder.hostPorts(() -> published == PublishedPorts.REAL ? carrier : new CarriedPorts(carrier));
        this.published = published;
        synchronized (this) {
            // Containers of a fork run at once, and may ask for the engine's socket.
            engine = builder.build();
        }
    }

    /** On real time, with all programs of the userland and the built-in images to pull. */
    public static DockerHost start() {
        return start(
                Engine.builder().programs(Userland.programs()).registries(RegistryDirectory.withHub(Userland.hub())));
    }

    /**
     * Listens at once.
     *
     * @param engine what the engine is made of; its ports and its sockets are replaced
     * @throws UncheckedIOException if no port can be had
     */
    public static DockerHost start(EngineBuilder engine) {
        DockerHost host = prepare(engine, PublishedPorts.REAL);
        try {
            host.uri();
            return host;
        } catch (UncheckedIOException refused) {
            host.close();
            throw refused;
        }
    }

    /**
     * Makes the engine, and listens only once somebody asks {@link #uri} or opens the engine's socket in a container: until
     * then it costs no more than the engine alone.
     *
     * @param engine what the engine is made of; its ports and its sockets are replaced
     */
    public static DockerHost prepare(EngineBuilder engine, PublishedPorts published) {
        return new DockerHost(engine, published);
    }

    public Engine engine() {
        return engine;
    }

    /** The engine's API without a socket. */
    public synchronized RequestHandler api() {
        EngineApi made = api;
        if (made == null) {
            made = new EngineApi(engine, faults::add);
            api = made;
        }
        return made;
    }

    /** What shall go wrong between clients and the engine; what shall go wrong in it is asked of {@link Engine#faults}. */
    public WireFaults wireFaults() {
        return WireFaults.of(engine);
    }

    /**
     * What {@code DOCKER_HOST} is to be: {@code tcp://127.0.0.1:PORT}.
     *
     * @throws UncheckedIOException if no port can be had
     * @throws IllegalStateException if this host is closed
     */
    public URI uri() {
        InetSocketAddress address = address();
        return URI.create("tcp://" + address.getHostString() + ":" + address.getPort());
    }

    /**
     * What a process is to have in its environment so that the Docker client in it finds this engine, whatever Docker it would
     * find otherwise:
     *
     * <pre>{@code
     * builder.environment().putAll(docker.environment());
     * }</pre>
     *
     * @throws UncheckedIOException if no port can be had
     * @throws IllegalStateException if this host is closed
     */
    public Map<String, String> environment() {
        // Clients take what is empty as not there: a certificate of another engine's would be asked of this one.
        return Map.of("DOCKER_HOST", uri().toString(), "DOCKER_TLS_VERIFY", "", "DOCKER_CERT_PATH", "");
    }

    /**
     * A host of a fork of the engine, see {@link Engine#fork}; it listens at another port, once somebody asks for it.
     *
     * @throws dev.drydock.error.EngineException if a container is refused its start, as by a real port that is published here
     */
    public DockerHost fork() {
        try (EngineSnapshot snapshot = engine.snapshot()) {
            return prepare(snapshot.builder(), published);
        }
    }

    /**
     * Shuts the engine down and begins it again, as {@link Engine#restart}. Once all containers have stopped, if they are to, all connections are
     * cut: what waits, is attached or listens for events breaks off. When those containers run again that are to, it listens at
     * the same address as before. Clients without a socket are not cut off; only their event streams end.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws UncheckedIOException if somebody else took the port meanwhile
     * @throws IllegalStateException if this host is closed, or is being restarted already
     */
    public void restart() throws InterruptedException {
        whileCut(engine::restart);
    }

    /**
     * Kills the engine and begins it again, as {@link Engine#crash}. All connections are cut at once, as in {@link #restart}; it
     * listens again when containers have been stopped and those run again that are to.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws UncheckedIOException if somebody else took the port meanwhile
     * @throws IllegalStateException if this host is closed, or is being restarted already
     */
    public void crash() throws InterruptedException {
        whileCut(engine::crash);
    }

    /** Begins an engine again. */
    @FunctionalInterface
    private interface Restart {
        void with(Runnable whileDown) throws InterruptedException;
    }

    private void whileCut(Restart restart) throws InterruptedException {
        InetSocketAddress before = listensAt();
        AtomicBoolean isCut = new AtomicBoolean();
        try {
            restart.with(() -> {
                isCut.set(true);
                cut();
            });
        } finally {
            if (before != null && isCut.get()) {
                listenAgain(before);
            }
        }
    }

    private synchronized @Nullable InetSocketAddress listensAt() {
        if (closed) {
            throw new IllegalStateException("this engine is closed");
        }
        return server == null ? null : address();
    }

    private void cut() {
        HttpServer open;
        synchronized (this) {
            open = server;
        }
        if (open != null) {
            open.close();
        }
    }

    private synchronized void listenAgain(InetSocketAddress address) {
        if (!closed) {
            cut();
            server = listen(address);
        }
    }

    /** Whether somebody has asked it to listen. */
    public synchronized boolean listens() {
        return server != null && !closed;
    }

    /** Faults of Drydock's own that requests were answered with: a defect, each of them. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Ends all connections, then everything that runs. Idempotent. */
    @Override
    public void close() {
        HttpServer open;
        synchronized (this) {
            closed = true;
            open = server;
        }
        if (open != null) {
            open.close();
        }
        engine.close();
    }

    private synchronized InetSocketAddress address() {
        if (closed) {
            throw new IllegalStateException("this engine is closed");
        }
        if (server == null) {
            server = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
        return server.tcpAddresses().get(0);
    }

    private HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.builder(api(), engine.clock()::now).tcp(address).start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
