package dev.drydock.host;

import dev.drydock.network.socket.Connection;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries bytes both ways between a client on this machine and a container, and each half's end. By one thread. */
final class ForwardedConnection {
    private static final int BUFFER = 64 * 1024;

    private final SocketChannel client;
    private final Connection container;
    private final SelectionKey key;
    private final Way up = new Way();
    private final Way down = new Way();
    private final AtomicBoolean due = new AtomicBoolean();
    private WaitQueue.@Nullable Subscription subscription;

    /** One direction: what was read and not written yet. */
    private static final class Way {
        private final byte[] bytes = new byte[BUFFER];
        private final ByteBuffer held = ByteBuffer.wrap(bytes).limit(0);
        private boolean ended;
        private boolean endTold;

        boolean isOver() {
            return endTold;
        }
    }

    ForwardedConnection(SocketChannel client, Connection container, SelectionKey key) {
        this.client = client;
        this.container = container;
        this.key = key;
    }

    /** Moves now, and whenever something changes in the container. */
    void movedBy(Consumer<Runnable> thread) {
        subscription = container.changes().subscribe(() -> {
            if (due.compareAndSet(false, true)) {
                thread.accept(this::move);
            }
        });
        move();
    }

    /** Moves what can be moved without waiting. */
    void move() {
        due.set(false);
        if (!client.isOpen()) {
            return;
        }
        try {
            boolean moved;
            do {
                boolean movedUp = moveUp();
                moved = moveDown() || movedUp;
            } while (moved);
            if (up.isOver() && down.isOver()) {
                end();
                client.close();
                return;
            }
            int waitsFor = !up.ended && !up.held.hasRemaining() ? SelectionKey.OP_READ : 0;
            key.interestOps(waitsFor | (down.held.hasRemaining() ? SelectionKey.OP_WRITE : 0));
        } catch (IOException broken) {
            breakOff();
        }
    }

    private boolean moveUp() throws IOException {
        boolean moved = false;
        ByteBuffer held = up.held;
        if (!held.hasRemaining() && !up.ended) {
            held.clear();
            int count = client.read(held);
            held.flip();
            up.ended = count < 0;
            moved = count != 0;
        }
        if (held.hasRemaining()) {
            int count = container.write(up.bytes, held.position(), held.remaining());
            held.position(held.position() + count);
            moved |= count > 0;
        }
        if (up.ended && !held.hasRemaining() && !up.endTold) {
            up.endTold = true;
            container.shutdownOutput();
        }
        return moved;
    }

    private boolean moveDown() throws IOException {
        boolean moved = false;
        ByteBuffer held = down.held;
        if (!held.hasRemaining() && !down.ended) {
            held.clear();
            int count = container.read(down.bytes, 0, BUFFER);
            held.position(Math.max(0, count)).flip();
            down.ended = count < 0;
            moved = count != 0;
        }
        if (held.hasRemaining()) {
            moved |= client.write(held) > 0;
        }
        if (down.ended && !held.hasRemaining() && !down.endTold) {
            down.endTold = true;
            client.shutdownOutput();
        }
        return moved;
    }

    /** Resets both sides. */
    void breakOff() {
        container.reset();
        end();
        try {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
        } catch (IOException gone) {
            // The client has broken it off first.
            return;
        }
    }

    private void end() {
        WaitQueue.Subscription made = subscription;
        if (made != null) {
            made.cancel();
        }
        container.close();
    }
}
