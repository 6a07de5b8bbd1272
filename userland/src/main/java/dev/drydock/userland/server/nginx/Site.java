package dev.drydock.userland.server.nginx;

import dev.drydock.network.socket.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a configuration says, with the defaults of what it does not say. */
final class Site {
    String user = "nobody";
    String pidFile = "/run/nginx.pid";
    /** 0 for as many as there are processors. */
    int workers = 1;

    boolean isDaemon = true;
    final Place main = new Place();
    final List<ServerBlock> servers = new ArrayList<>();
    final Map<String, Upstream> upstreams = new LinkedHashMap<>();
    final Set<String> usedVariables = new LinkedHashSet<>();
    final Set<String> assignedVariables = new LinkedHashSet<>();
    /** What is said of a configuration that is accepted all the same. */
    final List<String> warnings = new ArrayList<>();

    /**
     * Where it listens. A port of both families is one socket.
     *
     * @throws ConfigException for what cannot be done here
     */
    List<SocketAddress> addresses() throws ConfigException {
        Set<SocketAddress> all = new LinkedHashSet<>();
        servers.forEach(server -> server.listens.forEach(listen -> all.add(listen.address())));
        List<SocketAddress> addresses = new ArrayList<>();
        for (SocketAddress each : all) {
            SocketAddress both = new SocketAddress(SocketAddress.ANY_OF_BOTH, each.port());
            SocketAddress older = new SocketAddress(SocketAddress.ANY, each.port());
            if (each.equals(both) && !all.contains(older)) {
                throw new ConfigException(
                        "listen \"" + each + "\" without \"listen " + each.port() + "\" is not emulated by Drydock");
            }
            boolean covered = !each.equals(older) && all.contains(older);
            if (!covered) {
                addresses.add(all.contains(both) && each.equals(older) ? both : each);
            }
        }
        return addresses;
    }

    /** The first one that listens on an address and has the name best, else the one for all names. */
    ServerBlock server(SocketAddress local, String host) {
        boolean exact = servers.stream().anyMatch(server -> listens(server, local, true));
        List<ServerBlock> here =
                servers.stream().filter(server -> listens(server, local, exact)).toList();
        ServerBlock best = null;
        int bestFit = Integer.MAX_VALUE;
        for (ServerBlock each : here) {
            int fit = each.fit(host.toLowerCase(Locale.ROOT));
            if (fit >= 0 && fit < bestFit) {
                best = each;
                bestFit = fit;
            }
        }
        if (best != null) {
            return best;
        }
        return here.stream()
                .filter(server ->
                        server.listens.stream().anyMatch(listen -> listen.isDefault() && matches(listen, local, exact)))
                .findFirst()
                .orElse(here.get(0));
    }

    private static boolean listens(ServerBlock server, SocketAddress local, boolean exact) {
        return server.listens.stream().anyMatch(listen -> matches(listen, local, exact));
    }

    private static boolean matches(Listen listen, SocketAddress local, boolean exact) {
        return listen.address().port() == local.port()
                && (exact ? listen.address().equals(local) : listen.isWildcard());
    }
}
