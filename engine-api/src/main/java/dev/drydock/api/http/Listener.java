package dev.drydock.api.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** Accepts connections and polls them, all on one thread; whoever reads and parses there must not block. */
final class Listener extends SelectorManager {
    private final Function<EndPoint, Connection> connections;
    private final long idleMillis;

    /** @param connections makes the connection of a new end point */
    Listener(Executor executor, Scheduler scheduler, Timeouts timeouts, Function<EndPoint, Connection> connections) {
        super(executor, scheduler, 1);
        this.connections = connections;
        this.idleMillis = timeouts.idle().toMillis();
    }

    /** Accepts from a bound channel until the result is closed. */
    Closeable listen(ServerSocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return acceptor(channel);
    }

    @Override
    protected void accepted(SelectableChannel channel) throws IOException {
        channel.configureBlocking(false);
        if (channel instanceof SocketChannel socket
                && socket.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        accept(channel);
    }

    @Override
    protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
        SocketChannelEndPoint endPoint =
                new SocketChannelEndPoint((SocketChannel) channel, selector, key, getScheduler());
        endPoint.setIdleTimeout(idleMillis);
        return endPoint;
    }

    @Override
    public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment) {
        return connections.apply(endPoint);
    }
}
