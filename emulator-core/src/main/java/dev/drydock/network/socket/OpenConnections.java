package dev.drydock.network.socket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ends of connections that each stack has, from when they are made until both ends were given up. Safe for use by several threads. */
final class OpenConnections {
    /** By the key of the stack; whether an end was taken by who listens for both families. */
    private final Map<String, Map<Connection, Boolean>> byStack = new HashMap<>();

    /** @param isIpv6 whether the one that accepts it listens for both families */
    synchronized void add(String client, String server, Connection.Ends ends, boolean isIpv6) {
        byStack.computeIfAbsent(client, key -> new LinkedHashMap<>())
                .put(ends.client(), ends.client().local().isIpv6());
        byStack.computeIfAbsent(server, key -> new LinkedHashMap<>()).put(ends.server(), isIpv6);
    }

    synchronized void remove(String client, String server, Connection.Ends ends) {
        remove(client, ends.client());
        remove(server, ends.server());
    }

    private void remove(String stack, Connection end) {
        Map<Connection, Boolean> ends = byStack.get(stack);
        if (ends != null) {
            ends.remove(end);
            if (ends.isEmpty()) {
                byStack.remove(stack);
            }
        }
    }

    synchronized List<SocketStatus> of(String stack) {
        List<SocketStatus> all = new ArrayList<>();
        byStack.getOrDefault(stack, Map.of()).forEach((end, isIpv6) -> all.add(end.status(isIpv6)));
        return all;
    }
}
