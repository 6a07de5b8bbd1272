package dev.drydock.network.socket;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.time.EngineClock;
import dev.drydock.time.WaitQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the machine knows of those within who have sent datagrams to its published ports, so that the answers come back to
 * them: each has a port of the machine for it. Safe for use by several threads; its lock comes after that of the {@link
 * Internet}.
 */
final class DatagramRelays {
    /** As the engine's proxy forgets a client ({@code UDPConnTrackTimeout}). */
    private static final Duration MEMORY = Duration.ofSeconds(90);

    private final EngineClock clock;
    private final Map<Client, Relay> relays = new HashMap<>();

    DatagramRelays(EngineClock clock) {
        this.clock = clock;
    }

    /**
     * Who sent to a port.
     *
     * @param stack the key of its stack
     * @param called where it sent to
     */
    record Client(String stack, SocketAddress address, SocketAddress called) {}

    /** Gives a port of the machine. */
    interface Opener {
        DatagramPort open() throws ErrnoException;
    }

    /** Brings an answer back to a client. Called without locks of this package. */
    interface Return {
        void bring(Datagram answer);
    }

    private static final class Relay {
        private final DatagramPort own;
        private final WaitQueue.Subscription answers;
        private Instant heard;

        Relay(DatagramPort own, WaitQueue.Subscription answers, Instant heard) {
            this.own = own;
            this.answers = answers;
            this.heard = heard;
        }

        void end() {
            answers.cancel();
            own.close();
        }
    }

    /** The port of a client, opened if there is none yet. */
    DatagramPort of(Client client, Opener opener, Return way) throws ErrnoException {
        DatagramPort known = heard(client);
        if (known != null) {
            return known;
        }
        DatagramPort own = opener.open();
        WaitQueue.Subscription answers = own.changes().subscribe(() -> bringBack(client, own, way));
        Relay made = new Relay(own, answers, clock.now());
        Relay first;
        synchronized (this) {
            first = relays.putIfAbsent(client, made);
        }
        if (first != null) {
            made.end();
            return first.own;
        }
        clock.schedule(MEMORY, () -> forgetIfSilent(client, made));
        return own;
    }

    private synchronized @Nullable DatagramPort heard(Client client) {
        Relay relay = relays.get(client);
        if (relay == null) {
            return null;
        }
        relay.heard = clock.now();
        return relay.own;
    }

    private void bringBack(Client client, DatagramPort own, Return way) {
        try {
            for (Datagram answer = own.receive(); answer != null; answer = own.receive()) {
                heard(client);
                way.bring(new Datagram(client.called(), answer.payload()));
            }
        } catch (ErrnoException refused) {
            throw new IllegalStateException("a port without a peer hears of no refusal", refused);
        }
    }

    private void forgetIfSilent(Client client, Relay relay) {
        Duration left;
        synchronized (this) {
            if (relays.get(client) != relay) {
                return;
            }
            left = MEMORY.minus(Duration.between(relay.heard, clock.now()));
            if (left.isNegative() || left.isZero()) {
                relays.remove(client);
            }
        }
        if (left.isNegative() || left.isZero()) {
            relay.end();
        } else {
            clock.schedule(left, () -> forgetIfSilent(client, relay));
        }
    }
}
