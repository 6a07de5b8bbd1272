package dev.drydock.api.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Watches the sockets that no thread waits for, all on one thread: however many are silent, they cost no other. */
final class Poller implements AutoCloseable {
    private final Selector selector;
    private final Thread thread = new Thread(this::poll, "drydock-http-poll");

    Poller() throws IOException {
        selector = Selector.open();
        thread.setDaemon(true);
        thread.start();
    }

    private void poll() {
        try {
            while (selector.isOpen()) {
                selector.select(Poller::ready);
            }
        } catch (ClosedSelectorException closed) {
            // The server ends.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void ready(SelectionKey key) {
        ((Readiness) key.attachment()).polled(key);
    }

    /** A socket that is watched from now on; {@link #changed} has to be called then. */
    SelectionKey register(SocketChannel channel, int operations, Readiness readiness) throws ClosedChannelException {
        return channel.register(selector, operations, readiness);
    }

    /** What is watched for has changed, or a socket was closed. */
    void changed() {
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
