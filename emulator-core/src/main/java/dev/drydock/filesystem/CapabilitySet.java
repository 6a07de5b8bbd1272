package dev.drydock.filesystem;

import java.util.List;

/**
 * Some of root's powers.
 *
 * @param bits that of each capability is the one of its number, as {@code /proc/PID/status} shows them
 */
public record CapabilitySet(long bits) {
    public static final CapabilitySet ALL = of(List.of(Capability.values()));

    public static CapabilitySet of(Iterable<Capability> capabilities) {
        long bits = 0;
        for (Capability each : capabilities) {
            bits |= bit(each);
        }
        return new CapabilitySet(bits);
    }

    @SuppressWarnings("EnumOrdinal") // they are declared in the order of the kernel's numbers
    private static long bit(Capability capability) {
        return 1L << capability.number();
    }

    public boolean has(Capability capability) {
        return (bits & bit(capability)) != 0;
    }

    /** Those of both. */
    public CapabilitySet with(CapabilitySet others) {
        return new CapabilitySet(bits | others.bits);
    }

    public CapabilitySet without(CapabilitySet others) {
        return new CapabilitySet(bits & ~others.bits);
    }
}
