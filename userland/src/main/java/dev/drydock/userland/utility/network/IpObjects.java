package dev.drydock.userland.utility.network;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import java.util.List;
import java.util.function.BiConsumer;

/** {@code ipaddr}, {@code iplink} and their like of BusyBox: {@code ip} asked about one object, without options of its own. */
final class IpObjects {
    static final Command ADDRESS = command("ipaddr", IpAddresses::run);
    static final Command LINK = command("iplink", IpLinks::run);
    static final Command ROUTE = command("iproute", IpRoutes::run);
    static final Command NEIGHBOUR = command("ipneigh", IpNeighbours::run);
    static final Command RULE = command("iprule", IpRules::run);

    private IpObjects() {}

    private static Command command(String name, BiConsumer<IpCall, List<String>> object) {
        return Command.named(name, call -> {
                    object.accept(new IpCall(call), call.arguments());
                    return Exit.SUCCESS;
                })
                .only(Flavour.BUSYBOX)
                .busyBoxTrouble(1);
    }
}
