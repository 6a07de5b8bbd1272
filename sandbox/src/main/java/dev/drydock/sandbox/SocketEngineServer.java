package dev.drydock.sandbox;

import dev.drydock.Engine;
import dev.drydock.EngineBuilder;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.http.HttpServer;
import dev.drydock.host.EngineSocket;
import dev.drydock.host.ForwardedPorts;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.EngineClock;
import dev.drydock.time.SystemClock;
import dev.drydock.userland.Userland;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Iterator;

/** An engine on real time, with the programs of the userland, on unix sockets and TCP. */
final class SocketEngineServer implements EngineServer {
    private final Ending ending;
    private final PrintWriter log;

    /** @param log where requests are logged, and faults of our own */
    SocketEngineServer(Ending ending, PrintWriter log) {
        this.ending = ending;
        this.log = log;
    }

    @Override
    public void serve(ServeOptions options, PrintWriter out) throws ServeException {
        FaultLog faults = new FaultLog(log, options.verbose());
        ForwardedPorts ports = new ForwardedPorts(options.insecureBind());
        EngineSocket socket = new EngineSocket(ports);
        try (EngineClock clock = new SystemClock();
                EngineInMaking engine = new EngineInMaking(() -> engine(options, clock, ports, socket), faults::tell);
                HttpServer server = listen(engine, clock, options)) {
            engine.await();
            socket.listensAt(address(options, server));
            announce(options, server, out);
            ending.await();
        } catch (InterruptedException toldOtherwise) {
            Thread.currentThread().interrupt();
        }
    }

    private static SocketAddress address(ServeOptions options, HttpServer server) {
        return options.hosts().get(0) instanceof UnixAddress unix
                ? UnixDomainSocketAddress.of(unix.path())
                : server.tcpAddresses().get(0);
    }

    private static Engine engine(ServeOptions options, EngineClock clock, ForwardedPorts ports, EngineSocket socket) {
        for (ListenAddress host : options.hosts()) {
            if (host instanceof UnixAddress unix) {
                socket.alsoAt(unix.path().toAbsolutePath().toString());
            }
        }
        EngineBuilder builder =
                Engine.builder().clock(clock).programs(Userland.programs()).hostFiles(Path.of("/"));
        builder.hostPorts(() -> ports).hostSockets(socket);
        options.seed().ifPresent(builder::seed);
        if (options.images() == ImageSource.CATALOGUE) {
            builder.registries(RegistryDirectory.withHub(Userland.hub()));
        }
        return builder.build();
    }

    private HttpServer listen(RequestHandler handler, EngineClock clock, ServeOptions options) throws ServeException {
        HttpServer.Builder builder = HttpServer.builder(handler, clock::now);
        if (options.verbose()) {
            builder.listener((request, response) -> log.println(request + " " + response.status()));
        }
        for (ListenAddress host : options.hosts()) {
            if (host instanceof UnixAddress unix) {
                builder.unix(unix.path());
            } else if (host instanceof TcpAddress tcp) {
                builder.tcp(new InetSocketAddress(tcp.host(), tcp.port()));
            }
        }
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new ServeException(String.valueOf(refused.getMessage()));
        }
    }

    private static void announce(ServeOptions options, HttpServer server, PrintWriter out) {
        Iterator<InetSocketAddress> bound = server.tcpAddresses().iterator();
        for (ListenAddress host : options.hosts()) {
            ListenAddress reached = host instanceof TcpAddress tcp
                    ? new TcpAddress(tcp.host(), bound.next().getPort())
                    : host;
            out.println("export DOCKER_HOST=" + reached);
        }
        out.flush();
    }
}
