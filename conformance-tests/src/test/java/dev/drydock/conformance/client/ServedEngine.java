package dev.drydock.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import dev.drydock.Engine;
import dev.drydock.api.EngineApi;
import dev.drydock.api.http.HttpServer;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine on a unix socket and on TCP, whose faults are told at the end. */
final class ServedEngine implements AutoCloseable {
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private final Path socket;
    private final Engine engine;
    private final EngineApi api;
    private final HttpServer server;

    ServedEngine() throws IOException {
        socket = Files.createTempDirectory("drydock").resolve("engine.sock");
        engine = Engine.builder()
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()))
                .build();
        api = new EngineApi(engine, faults::add);
        server = HttpServer.builder(api, engine.clock()::now)
                .unix(socket)
                .tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
    }

    DockerClient client(Transport transport) {
        return transport.client(api, socket, server.tcpAddresses().get(0));
    }

    @Override
    public void close() {
        server.close();
        engine.close();
        assertThat(faults).isEmpty();
    }
}
