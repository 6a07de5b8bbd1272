package dev.drydock.network.socket;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.time.WaitQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of one client's datagrams to a published port and back. Nothing blocks. */
public final class DatagramFlow {
    private final DatagramPort own;
    private final Consumer<byte[]> sender;

    DatagramFlow(DatagramPort own, Consumer<byte[]> sender) {
        this.own = own;
        this.sender = sender;
    }

    public void send(byte[] payload) {
        sender.accept(payload.clone());
    }

    /** The next answer; null if there is none yet. */
    public byte @Nullable [] receive() {
        try {
            Datagram answer = own.receive();
            return answer == null ? null : answer.payload();
        } catch (ErrnoException refused) {
            throw new IllegalStateException("a port without a peer hears of no refusal", refused);
        }
    }

    /** Woken when an answer has come. */
    public WaitQueue changes() {
        return own.changes();
    }

    /** Idempotent. */
    public void close() {
        own.close();
    }
}
