package dev.drydock.userland.utility.network;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Route;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code ip route show}. What was asked for is not said again of each route. */
final class RouteFilter {
    private static final Set<String> SCOPES = Set.of("link", "global", "host", "nowhere", "site");
    private static final Set<String> PROTOCOLS = Set.of("kernel", "boot", "static", "redirect", "dhcp", "ra");
    private static final Set<String> MAIN = Set.of("main", "254");
    private static final Set<String> LOCAL = Set.of("local", "255");
    private static final Set<String> OTHERS = Set.of(
            "src", "metric", "type", "from", "realm", "realms", "cache", "cached", "vrf", "mark", "tos", "dsfield");

    private final IpCall ip;
    private @Nullable String device;
    private @Nullable String gateway;
    private @Nullable String scope;
    private @Nullable String protocol;
    private @Nullable AddressPrefix prefix;
    private String manner = "exact";
    private boolean local;

    RouteFilter(IpCall ip, Deque<String> words) {
        this.ip = ip;
        while (!words.isEmpty()) {
            read(words.remove(), words);
        }
    }

    private void read(String word, Deque<String> words) {
        switch (word) {
            case "dev", "oif", "iif" -> device = ip.device(ip.valueOf(words)).name();
            case "via" -> gateway = ip.prefix(ip.valueOf(words)).address().toString();
            case "scope" -> scope = known(ip.valueOf(words), SCOPES, "invalid \"scope\"\n");
            case "proto", "protocol" -> protocol = known(ip.valueOf(words), PROTOCOLS, "invalid \"protocol\"\n");
            case "table" -> table(ip.valueOf(words));
            case "root", "match", "exact" -> {
                manner = word;
                destination(ip.valueOf(words));
            }
            case "to" -> read(ip.valueOf(words), words);
            default -> {
                if (OTHERS.contains(word)) {
                    throw ip.notEmulated("route show " + word);
                }
                destination(word);
            }
        }
    }

    private void table(String table) {
        if (!MAIN.contains(table) && !LOCAL.contains(table)) {
            throw ip.notEmulated("route show table " + table);
        }
        local = LOCAL.contains(table);
    }

    /** To BusyBox the default route is where every other one begins. */
    private void destination(String word) {
        if (!word.equals("default") && !word.equals("any")) {
            prefix = ip.prefix(word);
        } else if (ip.isGnu()) {
            prefix = new AddressPrefix(IpAddress.of(ip.inet ? "0.0.0.0" : "::"), 0);
        }
    }

    private String known(String word, Set<String> words, String complaint) {
        if (!words.contains(word)) {
            throw ip.wrongArgument(word, complaint);
        }
        return word;
    }

    /** Whether the table {@code local} is asked for. */
    boolean isLocal() {
        return local;
    }

    boolean isOf(String name) {
        return device == null || device.equals(name);
    }

    boolean shows(Route route) {
        boolean direct = route.gateway().isEmpty();
        return isOf(route.interfaceName())
                && (gateway == null || gateway.equals(route.gateway()) || (direct && !ip.isGnu()))
                && (scope == null || scope.equals(direct ? "link" : "global"))
                && (protocol == null || !ip.isGnu() || protocol.equals(direct ? "kernel" : "boot"))
                && leads(IpAddress.of(route.destination()), route.prefixLength());
    }

    private boolean leads(IpAddress destination, int length) {
        AddressPrefix asked = prefix;
        if (asked == null) {
            return true;
        }
        return switch (manner) {
            case "root" -> length >= asked.bits() && asked.contains(destination);
            case "match" -> length <= asked.bits() && new AddressPrefix(destination, length).contains(asked.address());
            default -> length == asked.bits() && asked.contains(destination);
        };
    }

    /** A route's line without its end. */
    String start(Route route) {
        boolean direct = route.gateway().isEmpty();
        String line = direct ? route.destination() + "/" + route.prefixLength() + " " : "default ";
        line += direct || gateway != null ? "" : "via " + route.gateway() + " ";
        line += device != null && ip.isGnu() ? "" : "dev " + route.interfaceName() + " ";
        if (direct && ip.inet) {
            line += kernel() + (scope == null ? "scope link " : "") + source(ip.ownAddress(route.interfaceName()));
        }
        return line;
    }

    private String kernel() {
        return ip.isGnu() && protocol == null ? "proto kernel " : "";
    }

    private String source(String address) {
        return (ip.isGnu() ? "src " : " src ") + address + " ";
    }

    /** A line of the table {@code local}; empty for one that is not asked for. */
    String local(LocalRoutes.Entry entry) {
        boolean broadcast = entry.kind().equals("broadcast");
        if (prefix != null || scope != null || gateway != null) {
            throw ip.notEmulated("route show table local with a filter");
        }
        if (!isOf(entry.device())) {
            return "";
        }
        String by = device != null && ip.isGnu() ? "" : "dev " + entry.device() + " ";
        return entry.kind() + " " + entry.destination() + " " + by + kernel() + "scope "
                + (broadcast ? "link " : "host ") + source(entry.source()) + "\n";
    }
}
