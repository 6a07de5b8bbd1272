package dev.drydock.host;

import dev.drydock.network.socket.Attempt;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.HostSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own socket as containers see it that it is bound into: {@code /var/run/docker.sock}, wherever the engine
 * really listens. What is under that name on the machine that Drydock runs on is never shown, so that no program reaches
 * another engine by mistake.
 */
public final class EngineSocket implements HostSockets {
    private final ForwardedPorts ports;
    private final Set<String> paths = new HashSet<>(List.of("/var/run/docker.sock", "/run/docker.sock"));
    private volatile @Nullable Supplier<? extends SocketAddress> listening;

    /** @param ports whose thread carries the bytes */
    public EngineSocket(ForwardedPorts ports) {
        this.ports = ports;
    }

    /** A further name of it. Before the engine is made. */
    public EngineSocket alsoAt(String path) {
        paths.add(path);
        return this;
    }

    /** Says where it listens; until then connections are refused. */
    public void listensAt(SocketAddress address) {
        listensAt(() -> address);
    }

    /**
     * Says who knows where it listens.
     *
     * @param address asked at each connection
     */
    EngineSocket listensAt(Supplier<? extends SocketAddress> address) {
        listening = address;
        return this;
    }

    /** It is there, and refuses connections: nobody listens for the fork, and the other engine must not answer in its place. */
    @Override
    public HostSockets ofFork() {
        EngineSocket refusing = new EngineSocket(ports);
        paths.forEach(refusing::alsoAt);
        return refusing;
    }

    @Override
    public boolean exists(String path) {
        return paths.contains(path);
    }

    @Override
    public Attempt connect(String path) {
        Supplier<? extends SocketAddress> address = listening;
        if (address == null || !exists(path)) {
            return new Attempt.Refused();
        }
        try {
            SocketChannel channel = SocketChannel.open(address.get());
            Connection.Ends ends = Connection.ofUnixSocket();
            ports.join(channel, ends.server());
            return new Attempt.Connected(ends.client());
        } catch (IOException | UncheckedIOException gone) {
            return new Attempt.Refused();
        }
    }
}
