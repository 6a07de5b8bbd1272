package dev.drydock.network;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of one address and protocol: which are taken by whom, and from where each range is searched on. */
final class PortMap {
    private final Map<Integer, PortHolder> taken;
    private final Map<PortRange, Integer> lastOfRange;

    PortMap() {
        this(new HashMap<>(), new HashMap<>());
    }

    private PortMap(Map<Integer, PortHolder> taken, Map<PortRange, Integer> lastOfRange) {
        this.taken = taken;
        this.lastOfRange = lastOfRange;
    }

    PortMap copy() {
        return new PortMap(new HashMap<>(taken), new HashMap<>(lastOfRange));
    }

    boolean isTaken(int port) {
        return taken.containsKey(port);
    }

    @Nullable
    PortHolder holder(int port) {
        return taken.get(port);
    }

    void take(int port, PortHolder holder) {
        taken.put(port, holder);
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

    /** Each range is searched from its start again. */
    void searchFromStart() {
        lastOfRange.clear();
    }
}
