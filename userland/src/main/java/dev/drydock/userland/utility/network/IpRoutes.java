package dev.drydock.userland.utility.network;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Route;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** {@code ip route}: the routes, and which one a packet takes. */
final class IpRoutes {
    private static final Set<String> CHANGES =
            Set.of("add", "del", "delete", "d", "change", "chg", "replace", "append", "prepend", "a", "flush", "f");
    private static final Set<String> OTHERS = Set.of("save", "restore", "showdump", "test");
    private static final Words UNREACHABLE = Words.of("RTNETLINK answers: Network is unreachable");
    private static final Words NO_TARGET =
            Words.of("need at least a destination address", "need at least destination address");

    private final IpCall ip;

    private IpRoutes(IpCall ip) {
        this.ip = ip;
    }

    static void run(IpCall ip, List<String> words) {
        IpRoutes routes = new IpRoutes(ip);
        String command = words.isEmpty() ? "show" : words.get(0);
        if (IpCall.isPrefix(command, "flush") && words.contains("cache")) {
            throw ip.notEmulated("route flush cache");
        }
        if (CHANGES.contains(command)) {
            throw ip.refused();
        } else if (IpCall.isPrefix(command, "get")) {
            routes.get(new ArrayDeque<>(words.subList(1, words.size())));
        } else if (IpCall.isShow(command)) {
            routes.show(IpCall.behindShow(words));
        } else if (OTHERS.contains(command)) {
            throw ip.notEmulated("route " + command);
        } else {
            throw ip.unknownCommand(command, "route", 1);
        }
    }

    private void show(Deque<String> words) {
        RouteFilter filter = new RouteFilter(ip, words);
        if (filter.isLocal()) {
            LocalRoutes.of(ip.network()).forEach(route -> ip.print(filter.local(route)));
            return;
        }
        for (Route route : ip.inet ? ip.network().routes() : ip.network().routes6()) {
            if (filter.shows(route)) {
                ip.print(filter.start(route) + (ip.inet ? "" : end6(route)) + "\n");
            }
        }
        if (!ip.isGnu() && !ip.inet) {
            multicast(filter);
        }
    }

    private String end6(Route route) {
        boolean direct = route.gateway().isEmpty();
        String proto = ip.isGnu() ? (direct ? "proto kernel " : "") : " ";
        return proto + "metric " + (direct ? "256" : "1024") + (ip.isGnu() ? " pref medium" : " ");
    }

    /** BusyBox shows these too. */
    private void multicast(RouteFilter filter) {
        ip.network().interfaces().stream()
                .filter(device -> !device.isLoopback() && !device.addresses6().isEmpty())
                .filter(device -> filter.isOf(device.name()))
                .forEach(device -> ip.print("multicast ff00::/8 dev " + device.name() + "  metric 256 \n"));
    }

    private void get(Deque<String> words) {
        String target = words.isEmpty() ? "" : words.remove();
        if (target.isEmpty()) {
            throw ip.said(1, NO_TARGET);
        }
        IpAddress address = ip.prefix(target).address();
        if (!words.isEmpty()) {
            throw ip.notEmulated("route get " + target + " " + words.peek());
        }
        if (!(address instanceof Ipv4Address ipv4)) {
            throw ip.notEmulated("route get " + target);
        }
        String uid = ip.isGnu() ? " uid " + ip.uid() + " \n    cache " : " ";
        String source = ip.isGnu() ? " src " : "  src ";
        if (ip.isOwn(ipv4)) {
            ip.print("local " + address + " dev lo" + source + address + uid + (ip.isGnu() ? "<local> \n" : "\n"));
            return;
        }
        for (Route route : RouteTable.mostSpecificFirst(ip.network().routes())) {
            if (route.leadsTo(address.toString())) {
                String via = route.gateway().isEmpty() ? "" : " via " + route.gateway();
                ip.print(address + via + " dev " + route.interfaceName() + source + ip.ownAddress(route.interfaceName())
                        + uid + "\n");
                return;
            }
        }
        throw ip.said(2, UNREACHABLE);
    }
}
