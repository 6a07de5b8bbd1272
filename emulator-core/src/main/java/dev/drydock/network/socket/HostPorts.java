package dev.drydock.network.socket;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.PublishedPort;
import java.io.IOException;

/**
 * What published ports are on the machine that the engine itself runs on. Given to the engine, which closes it; its methods
 * do not block.
 */
public interface HostPorts extends AutoCloseable {

    /** Where a connection to a published port goes. */
    @FunctionalInterface
    interface Target {
        /** Called without locks. */
        Attempt connect();
    }

    /** Where the datagrams of one client of a published port go. */
    @FunctionalInterface
    interface DatagramTarget {
        /**
         * Called without locks.
         *
         * @throws ErrnoException if the container cannot be reached
         */
        DatagramFlow begin() throws ErrnoException;
    }

    /**
     * Opens a UDP port.
     *
     * @throws IOException as of {@link #open}
     */
    void openDatagrams(PublishedPort port, DatagramTarget target) throws IOException;

    /**
     * Opens a TCP port.
     *
     * @throws IOException in the words of the system's error, such as {@code address already in use}
     */
    void open(PublishedPort port, Target target) throws IOException;

    /** Does nothing for a port that is not open. Connections that were made go on. */
    void close(PublishedPort port);

    /** What a fork of the engine gets in its place: ports of its own, with none open; virtual ones if nothing else is said. */
    default HostPorts ofFork() {
        return virtual();
    }

    /** Closes all that is open. Idempotent. */
    @Override
    void close();

    /** Nothing is opened: published ports are only handed out. */
    static HostPorts virtual() {
        return new HostPorts() {
            @Override
            public void open(PublishedPort port, Target target) {
                // Nobody outside asks for it.
            }

            @Override
            public void openDatagrams(PublishedPort port, DatagramTarget target) {
                // Nobody outside asks for it.
            }

            @Override
            public void close(PublishedPort port) {
                // It was not open.
            }

            @Override
            public void close() {
                // It holds nothing.
            }
        };
    }
}
