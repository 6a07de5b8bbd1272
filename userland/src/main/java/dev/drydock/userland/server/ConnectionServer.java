package dev.drydock.userland.server;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.StreamSocket;
import java.io.IOException;

/**
 * A server of one's own as a program of an image: it listens on a TCP port of its container, and serves each connection in a
 * process of its own, so that ordinary blocking code serves many clients at once. It holds no thread while nobody comes. It
 * ends when it is told to (TERM: 143, INT: 130), as a Java program does.
 */
public final class ConnectionServer implements Program {
    private static final int BACKLOG = 50;
    private static final int BY_SIGNAL = 128;

    private final int port;
    private final Service service;

    /** What is done with a connection. Several may run at the same time, so it keeps no state that is not made for that. */
    @FunctionalInterface
    public interface Service {

        /**
         * Serves a client; the connection ends when this returns.
         *
         * @param client whose streams are {@link StreamSocket#input} and {@link StreamSocket#output}
         * @throws IOException what the service did not handle, such as a client that went away: it ends this connection alone,
         *     and is told on the standard error of the container
         */
        void serve(StreamSocket client) throws IOException;
    }

    /** @param port to listen on, at all IPv4 addresses of the container; 1 to 65535 */
    public ConnectionServer(int port, Service service) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        this.port = port;
        this.service = service;
    }

    @Override
    public Exit run(ContainerProcess process) throws IOException {
        ListeningSocket listening = process.listen(new SocketAddress(SocketAddress.ANY, port), BACKLOG);
        process.allocate(3, listening);
        process.handle(Signal.TERM, signal -> process.exit(BY_SIGNAL + signal.number()));
        process.handle(Signal.INT, signal -> process.exit(BY_SIGNAL + signal.number()));
        process.handle(Signal.CHLD, signal -> reap(process));
        return accept(process, listening);
    }

    private Exit accept(ContainerProcess process, ListeningSocket listening) throws IOException {
        for (StreamSocket client = listening.accept(false); client != null; client = listening.accept(false)) {
            StreamSocket accepted = client;
            int descriptor = process.allocate(3, accepted);
            try {
                process.fork(
                        child -> {
                            service.serve(accepted);
                            return Exit.SUCCESS;
                        },
                        -1,
                        false);
            } finally {
                process.close(descriptor);
            }
        }
        return Exit.whenReadable(listening, again -> accept(again, listening));
    }

    /** Takes note of those that have ended. */
    private static void reap(ContainerProcess process) {
        try {
            while (process.waitFor(-1, false, false) != null) {
                process.checkpoint();
            }
        } catch (ErrnoException none) {
            // There are no children any more.
            return;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
