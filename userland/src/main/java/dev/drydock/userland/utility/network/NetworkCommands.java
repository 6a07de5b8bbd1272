package dev.drydock.userland.utility.network;

import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandFamily;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class NetworkCommands implements CommandFamily {
    private static final List<String> NAMES = List.of(
            "arp",
            "ifconfig",
            "ip",
            "ipaddr",
            "ipcalc",
            "iplink",
            "ipneigh",
            "iproute",
            "iprule",
            "netstat",
            "ping",
            "ping6",
            "route",
            "traceroute",
            "traceroute6");

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public @Nullable Command find(String name, Flavour flavour) {
        return switch (name) {
            case "arp" -> Arp.COMMAND;
            case "ifconfig" -> Ifconfig.COMMAND;
            case "ip" -> Ip.COMMAND;
            case "ipaddr" -> IpObjects.ADDRESS;
            case "ipcalc" -> Ipcalc.COMMAND;
            case "iplink" -> IpObjects.LINK;
            case "ipneigh" -> IpObjects.NEIGHBOUR;
            case "iproute" -> IpObjects.ROUTE;
            case "iprule" -> IpObjects.RULE;
            case "netstat" -> RouteTable.NETSTAT;
            case "ping" -> Ping.COMMAND;
            case "ping6" -> Ping.COMMAND6;
            case "route" -> RouteTable.ROUTE;
            case "traceroute" -> Traceroute.COMMAND;
            case "traceroute6" -> Traceroute.COMMAND6;
            default -> null;
        };
    }
}
