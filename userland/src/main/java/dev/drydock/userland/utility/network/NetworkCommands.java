package dev.drydock.userland.utility.network;

import dev.drydock.userland.utility.command.Command;
import java.util.List;

/** The commands of this package. */
public final class NetworkCommands {
    private NetworkCommands() {}

    public static List<Command> all() {
        return List.of(
                Arp.COMMAND,
                Ifconfig.COMMAND,
                Ip.COMMAND,
                Ipcalc.COMMAND,
                Ping.COMMAND,
                Ping.COMMAND6,
                RouteTable.NETSTAT,
                RouteTable.ROUTE,
                Traceroute.COMMAND,
                Traceroute.COMMAND6);
    }
}
