package dev.drydock.network.fault;

import dev.drydock.fault.Fault;
import java.time.Duration;

/** What becomes of packets. Connections that are there feel it, too. */
public sealed interface PacketFault extends Fault {

    /** They are lost, all of them, as where a network is parted: who connects waits until it gives up. */
    static PacketFault partition() {
        return new Partition();
    }

    /** Each takes so long, one way, on the engine's clock. */
    static PacketFault latency(Duration latency) {
        return new Latency(latency);
    }

    /**
     * Some are lost, by the engine's seed; streams send them again.
     *
     * @param part from 0 to 1
     */
    static PacketFault loss(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("a part is between 0 and 1: " + part);
        }
        return new Loss(part);
    }

    /** @see #partition */
    record Partition() implements PacketFault {
        @Override
        public String words() {
            return "parted";
        }
    }

    /** @see #latency */
    record Latency(Duration latency) implements PacketFault {
        public Latency {
            if (latency.isNegative()) {
                throw new IllegalArgumentException("no packet comes before it is sent");
            }
        }

        @Override
        public String words() {
            return "latency of " + latency;
        }
    }

    /** @see #loss */
    record Loss(double part) implements PacketFault {
        @Override
        public String words() {
            return "loss of " + part;
        }
    }
}
