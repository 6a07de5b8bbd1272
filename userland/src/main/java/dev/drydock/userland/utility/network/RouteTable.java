package dev.drydock.userland.utility.network;

import dev.drydock.network.Route;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code route} and {@code netstat}: the kernel's table of routes, and sockets. */
final class RouteTable {
    static final Command ROUTE = Command.named("route", RouteTable::route)
            .gnu("n !e !A= !F !C !v 4 !6")
            .busybox("n !e !A=");
    static final Command NETSTAT = Command.named("netstat", RouteTable::netstat)
            .gnu("r,route n,numeric !e !a,all !t,tcp !u,udp !l,listening !p,programs !i,interfaces !s,statistics 4 6")
            .busybox("r n e a t u l w x");
    private static final Words REFUSED = Words.of("SIOCADDRT: Operation not permitted");
    private static final Words ONLY_ROUTES = Words.of("only the table of routes (-r) is emulated");

    private RouteTable() {}

    private static Exit route(Invocation call) {
        if (!call.operands().isEmpty()) {
            if (call.isBusyBox()) {
                throw call.fail(REFUSED);
            }
            call.raw(REFUSED.gnu() + "\n");
            return Exit.of(7);
        }
        print(call, call.commandLine().has("n"), false);
        return Exit.SUCCESS;
    }

    private static Exit netstat(Invocation call) throws IOException {
        if (!call.commandLine().has("r")) {
            if (call.isGnu()) {
                throw call.fail(ONLY_ROUTES);
            }
            return SocketList.show(call);
        }
        print(call, call.commandLine().has("n"), true);
        return Exit.SUCCESS;
    }

    private static void print(Invocation call, boolean numeric, boolean windows) {
        call.out().line("Kernel IP routing table");
        call.out()
                .line("Destination     Gateway         Genmask         Flags "
                        + (windows ? "  MSS Window  irtt Iface" : "Metric Ref    Use Iface"));
        for (Route route : call.process().network().routes()) {
            boolean isDefault = route.prefixLength() == 0;
            boolean direct = route.gateway().isEmpty();
            String destination = isDefault && !numeric ? "default" : route.destination();
            String none = numeric || call.isGnu() ? "0.0.0.0" : "*";
            String start = String.format(
                    "%-15s %-15s %-15s ",
                    destination, direct ? none : route.gateway(), Netmask.of(route.prefixLength()));
            String flags = direct ? "U" : "UG";
            call.out()
                    .line(
                            windows
                                    ? start + String.format("%-6s      0 0          0 %s", flags, route.interfaceName())
                                    : start + String.format("%-5s 0      0        0 %s", flags, route.interfaceName()));
        }
    }

    static List<Route> mostSpecificFirst(List<Route> routes) {
        List<Route> sorted = new ArrayList<>(routes);
        sorted.sort(Comparator.comparingInt(Route::prefixLength).reversed());
        return sorted;
    }
}
