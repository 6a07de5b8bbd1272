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
    /** So often in a row, before others have their turn. */
    private static final int TURN = 16;

    private final SocketChannel client;
    private final Connection container;
    private final SelectionKey key;
    private final Consumer<Runnable> thread;
    private final Way up = new Way();
    private final Way down = new Way();
    private final AtomicBoolean due = new AtomicBoolean();
    /** Whether the container has had no room for what the client has sent. */
    private volatile boolean waitsForRoom;

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

    /** @param thread the one that calls all methods: does what it is given before long, when others have had their turn */
    ForwardedConnection(SocketChannel client, Connection container, SelectionKey key, Consumer<Runnable> thread) {
        this.client = client;
        this.container = container;
        this.key = key;
        this.thread = thread;
    }

    /** Moves now, and whenever something changes in the container. */
    void begin() {
        subscription = container.changes().subscribe(this::changed);
        move();
    }

    /** Most changes are of no concern: that the container has read, or that it was sent something. By any thread. */
    private void changed() {
        if (waitsForRoom || container.isReadable()) {
            moveSoon();
        }
    }

    private void moveSoon() {
        if (due.compareAndSet(false, true)) {
            thread.accept(this::move);
        }
    }

    /** Moves what can be moved without waiting. */
    void move() {
        due.set(false);
        if (!client.isOpen()) {
            return;
        }
        try {
            boolean moved = true;
            for (int turn = 0; moved && turn < TURN; turn++) {
                boolean movedUp = moveUp();
                moved = moveDown() || movedUp;
            }
            if (up.isOver() && down.isOver()) {
                end();
                client.close();
                return;
            }
            if (moved) {
                moveSoon();
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
            moved |= writeUp();
            waitsForRoom = held.hasRemaining();
            if (waitsForRoom) {
                // The container may have made room before it could know that somebody waits for it.
                moved |= writeUp();
            }
        }
        if (up.ended && !held.hasRemaining() && !up.endTold) {
            up.endTold = true;
            container.shutdownOutput();
        }
        return moved;
    }

    private boolean writeUp() throws IOException {
        ByteBuffer held = up.held;
        int count = container.write(up.bytes, held.position(), held.remaining());
        held.position(held.position() + count);
        return count > 0;
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
