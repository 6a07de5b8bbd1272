package dev.drydock.api.http;

import dev.drydock.api.exchange.Request;
import dev.drydock.api.exchange.RequestHandler;
import dev.drydock.api.exchange.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * HTTP/1.1 on unix sockets and TCP. The grammar of requests is Jetty's; answers are written as Go's net/http writes them, because that is what stands before the real engine.
 *
 * <p>A unix socket is made with mode 0600. A socket file that nobody listens on is replaced; one that somebody does, or a
 * file of another kind, is refused.
 */
public final class HttpServer implements AutoCloseable {
    private final ExecutorService workers = Workers.create();
    private final ScheduledExecutorService timer = Workers.timer();
    private final Standbys standbys = new Standbys();
    private final Poller poller = new Poller();
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final ClientConnection.ServerContext context;
    private final List<Closeable> listening = new ArrayList<>();
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final List<UnixSocketFile> socketFiles = new ArrayList<>();
    private final List<InetSocketAddress> tcpAddresses = new ArrayList<>();
    private volatile boolean closed;

    private HttpServer(Builder wishes) throws IOException {
        context = new ClientConnection.ServerContext(
                wishes::answer, workers, timer, poller, standbys, wishes.clock, wishes.timeouts, connections::remove);
    }

    /** @param clock what {@code Date} headers say */
    public static Builder builder(RequestHandler handler, InstantSource clock) {
        return new Builder(handler, clock);
    }

    /** The TCP addresses as they are bound, in the order in which they were asked for: port 0 has become a real one. */
    public List<InetSocketAddress> tcpAddresses() {
        return List.copyOf(tcpAddresses);
    }

    /**
     * Closes all connections and removes the unix sockets; then its addresses are free. Its threads are told to end, and
     * are not waited for: one may run a program, which the engine ends later. Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        listening.forEach(HttpServer::closeQuietly);
        // An engine that begins again listens at the same addresses at once.
        acceptors.forEach(Acceptor::awaitEnd);
        socketFiles.forEach(UnixSocketFile::remove);
        // Before anybody is interrupted all are told that their clients are gone.
        connections.forEach(ClientConnection::close);
        timer.shutdownNow();
        workers.shutdownNow();
        poller.close();
        standbys.close();
    }

    private void serve(SocketChannel channel, Runnable beforeBlocking, boolean tcp) {
        try {
            channel.configureBlocking(false);
            if (tcp) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
        } catch (IOException goneAlready) {
            closeQuietly(channel);
            return;
        }
        ClientConnection connection = new ClientConnection(channel, context);
        connections.add(connection);
        if (closed) {
            connection.close();
        } else {
            connection.serve(beforeBlocking);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyBroken) {
            // It no longer accepts, which is all that was wanted.
        }
    }

    private void listen(Path path) throws IOException {
        UnixSocketFile file = UnixSocketFile.claim(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.add(channel);
        bind(channel, UnixDomainSocketAddress.of(path), "unix://" + path);
        socketFiles.add(file);
        file.restrict();
        accept(channel, false);
    }

    private void listen(InetSocketAddress address) throws IOException {
        String name = "tcp://" + address.getHostString() + ":" + address.getPort();
        if (address.isUnresolved()) {
            throw new IOException("cannot listen on " + name + ": the host is not known");
        }
        ServerSocketChannel channel = ServerSocketChannel.open();
        listening.add(channel);
        bind(channel, address, name);
        tcpAddresses.add((InetSocketAddress) channel.getLocalAddress());
        accept(channel, true);
    }

    private void accept(ServerSocketChannel channel, boolean tcp) {
        Acceptor acceptor =
                new Acceptor(channel, workers, timer, (client, beforeBlocking) -> serve(client, beforeBlocking, tcp));
        acceptors.add(acceptor);
        acceptor.start();
    }

    private static void bind(ServerSocketChannel channel, SocketAddress address, String name) throws IOException {
        try {
            channel.bind(address, 1024);
        } catch (IOException refused) {
            throw new IOException("cannot listen on " + name + ": " + refused.getMessage(), refused);
        }
    }

    /** Learns of each answer, on the thread that gives it. */
    @FunctionalInterface
    public interface ExchangeListener {
        /** Called before the head of the answer is sent. */
        void answered(Request request, Response response);
    }

    /** Gathers where to listen. */
    public static final class Builder {
        private final RequestHandler handler;
        private final List<Path> unixPaths = new ArrayList<>();
        private final List<InetSocketAddress> tcpAddresses = new ArrayList<>();
        private ExchangeListener listener = (request, response) -> {};
        private final InstantSource clock;
        private Timeouts timeouts = Timeouts.DEFAULT;

        private Builder(RequestHandler handler, InstantSource clock) {
            this.handler = handler;
            this.clock = clock;
        }

        /** Listens on a unix socket of the host. */
        public Builder unix(Path path) {
            unixPaths.add(path);
            return this;
        }

        /** Listens on TCP. Whoever reaches the address controls the engine; port 0 takes any that is free. */
        public Builder tcp(InetSocketAddress address) {
            tcpAddresses.add(address);
            return this;
        }

        public Builder listener(ExchangeListener value) {
            listener = value;
            return this;
        }

        Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        private Response answer(Request request) {
            Response response = handler.handle(request);
            listener.answered(request, response);
            return response;
        }

        /**
         * Listens.
         *
         * @throws IOException if an address cannot be had; the message is one line that names it, and nothing is left
         *     listening then
         */
        public HttpServer start() throws IOException {
            HttpServer server = new HttpServer(this);
            try {
                for (Path path : unixPaths) {
                    server.listen(path);
                }
                for (InetSocketAddress address : tcpAddresses) {
                    server.listen(address);
                }
                return server;
            } catch (IOException | RuntimeException failure) {
                server.close();
                throw failure;
            }
        }
    }
}
