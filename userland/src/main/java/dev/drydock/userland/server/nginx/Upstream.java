package dev.drydock.userland.server.nginx;

import dev.drydock.network.IpAddress;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.userland.utility.network.HostNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Servers that requests are handed on to: those of an {@code upstream}, or those that a name of a {@code proxy_pass} has.
 *
 * @param name how it is called
 */
record Upstream(String name, List<Peer> peers) {
    private static final Pattern PARAMETER = Pattern.compile("(weight|max_fails|fail_timeout)=(.+)");
    private static final Pattern PLACE = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]/]+)(?::(\\d{1,5}))?");
    private static final int STANDARD_PORT = 80;

    Upstream {
        peers = List.copyOf(peers);
    }

    /** @param failSeconds how long it is left alone after so many failures, and within which they count */
    record Peer(SocketAddress address, int weight, int mostFailures, long failSeconds, boolean backup, boolean down) {}

    static Upstream of(Directive upstream, HostNames names) throws ConfigException {
        List<Peer> peers = new ArrayList<>();
        for (Directive each : upstream.block()) {
            switch (each.name()) {
                case "server" -> peers.addAll(peers(each, names));
                case "keepalive", "keepalive_requests", "keepalive_timeout", "keepalive_time", "zone" -> {
                    // Connections to upstreams are made anew each time; nobody can tell from the answers.
                }
                default -> throw each.notEmulated("directive \"" + each.name() + "\"");
            }
        }
        if (peers.isEmpty()) {
            throw upstream.wrong("no servers are inside upstream");
        }
        return new Upstream(upstream.argument(0), peers);
    }

    private static List<Peer> peers(Directive server, HostNames names) throws ConfigException {
        int weight = 1;
        int mostFailures = 1;
        long failSeconds = 10;
        boolean backup = false;
        boolean down = false;
        for (String each : server.arguments().subList(1, server.arguments().size())) {
            Matcher parameter = PARAMETER.matcher(each);
            if (each.equals("backup")) {
                backup = true;
            } else if (each.equals("down")) {
                down = true;
            } else if (each.matches("(max_conns=\\d+|resolve|slow_start=\\w+|route=.*|service=.*)")) {
                throw server.notEmulated("parameter \"" + each + "\" of \"server\"");
            } else if (parameter.matches() && parameter.group(2).matches("\\d{1,6}s?")) {
                int value = Integer.parseInt(parameter.group(2).replace("s", ""));
                switch (parameter.group(1)) {
                    case "weight" -> weight = value;
                    case "max_fails" -> mostFailures = value;
                    default -> failSeconds = value;
                }
            } else {
                throw server.wrong("invalid parameter \"" + each + "\"");
            }
        }
        List<Peer> peers = new ArrayList<>();
        for (SocketAddress address : addresses(server.argument(0), server, names)) {
            peers.add(new Peer(address, weight, mostFailures, failSeconds, backup, down));
        }
        return peers;
    }

    /** What a name of a {@code proxy_pass} stands for, if no {@code upstream} has it. */
    static Upstream implicit(String authority, Directive directive, HostNames names) throws ConfigException {
        return new Upstream(
                authority,
                addresses(authority, directive, names).stream()
                        .map(address -> new Peer(address, 1, 1, 10, false, false))
                        .toList());
    }

    private static List<SocketAddress> addresses(String place, Directive directive, HostNames names)
            throws ConfigException {
        if (place.startsWith("unix:")) {
            throw directive.notEmulated("\"" + place + "\"");
        }
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || (parts.group(2) != null && Integer.parseInt(parts.group(2)) > 65_535)) {
            throw directive.wrong("invalid port in upstream \"" + place + "\"");
        }
        int port = parts.group(2) == null ? STANDARD_PORT : Integer.parseInt(parts.group(2));
        String host = parts.group(1).replaceAll("[\\[\\]]", "");
        List<SocketAddress> found = names.lookUp(host).stream()
                .flatMap(entry -> IpAddress.parse(entry.address()).stream())
                .map(address -> new SocketAddress(address, port))
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw directive.wrong("host not found in upstream \"" + host + "\"");
        }
        return found;
    }
}
