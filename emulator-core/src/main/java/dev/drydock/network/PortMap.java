package dev.drydock.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The ports of one address and protocol: which are taken, and from where each range is searched on. */
final class PortMap {
    private final Set<Integer> taken;
    private final Map<PortRange, Integer> lastOfRange;

    PortMap() {
        this(new HashSet<>(), new HashMap<>());
    }

    private PortMap(Set<Integer> taken, Map<PortRange, Integer> lastOfRange) {
        this.taken = taken;
        this.lastOfRange = lastOfRange;
    }

    PortMap copy() {
        return new PortMap(new HashSet<>(taken), new HashMap<>(lastOfRange));
    }

    boolean isTaken(int port) {
        return taken.contains(port);
    }

    void take(int port) {
        taken.add(port);
    }

    void giveBack(int port) {
        taken.remove(port);
    }

    /** The port of a range that was given last; before the first time the end of the range, so that its start comes next. */
    int lastOf(PortRange range) {
        return lastOfRange.getOrDefault(range, range.last());
    }

    void given(PortRange range, int port) {
        lastOfRange.put(range, port);
    }
}
