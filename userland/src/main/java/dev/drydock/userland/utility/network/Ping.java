package dev.drydock.userland.utility.network;

import dev.drydock.filesystem.Capability;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.Route;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ping}: asks whether an address answers. */
final class Ping {
    static final Command COMMAND = Command.named("ping", call -> run(call, false))
            .gnu("4 6 a A b B c= D e= f h i= I= l= L m= M= n O p= Q= q r R s= S= t= T= U v V w= W=")
            .busybox("4 6 c= s= i= A t= I= W= w= q p=")
            .trouble(2);

    /** The same for IPv6 alone. */
    static final Command COMMAND6 = Command.named("ping6", call -> run(call, true))
            .gnu("6 a A b B c= D e= f h i= I= l= L m= M= n O p= Q= q r R s= S= t= T= U v V w= W=")
            .busybox("c= s= i= A I= W= w= q p=")
            .trouble(2);

    private static final int HEADER_BYTES = 28;
    private static final Words NO_DESTINATION = Words.of("usage error: Destination address required", "");
    private static final Words UNKNOWN = Words.of("%s: Name or service not known", "bad address '%s'");
    private static final Words INVALID = Words.of("invalid argument: '%s'", "invalid number '%s'");
    private static final Words UNREACHABLE =
            Words.of("connect: Network is unreachable", "sendto: Network is unreachable");

    /** Its sockets are raw ones; those of the other implementation are not. */
    private static final Words NOT_ALLOWED = Words.of("", "permission denied (are you root?)");

    private Ping() {}

    private static Exit run(Invocation call, boolean onlyIpv6) throws IOException {
        PingRun.Plan plan = new PingRun.Plan();
        Class<? extends IpAddress> family = onlyIpv6 ? Ipv6Address.class : IpAddress.class;
        for (Option option : call.options()) {
            switch (option.key()) {
                case "c" -> plan.count = whole(call, option.argument());
                case "i" -> plan.interval = seconds(call, option.argument());
                case "W" -> plan.patience = seconds(call, option.argument());
                case "w" -> plan.deadline = seconds(call, option.argument());
                case "s" -> plan.size = (int) whole(call, option.argument());
                case "t" -> whole(call, option.argument());
                case "q" -> plan.quiet = true;
                case "4" -> family = Ipv4Address.class;
                case "6" -> family = Ipv6Address.class;
                case "h" -> throw call.usage();
                case "V" -> call.parse(List.of("--version"));
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            if (call.isGnu()) {
                throw call.fail(1, NO_DESTINATION);
            }
            throw call.usage();
        }
        if (call.isBusyBox() && operands.size() > 1) {
            throw call.usage();
        }
        plan.host = operands.get(operands.size() - 1);
        IpAddress address = address(call, plan.host, family);
        plan.address = address.toString();
        boolean isIpv6 = address instanceof Ipv6Address;
        List<Route> routes = isIpv6
                ? call.process().network().routes6()
                : call.process().network().routes();
        if (routes.stream().noneMatch(route -> route.leadsTo(plan.address)) && !address.isLoopback()) {
            if (call.isBusyBox()) {
                call.out().line("PING " + plan.host + " (" + plan.address + "): " + plan.size + " data bytes");
            }
            throw call.fail(call.isGnu() ? 2 : 1, UNREACHABLE);
        }
        call.out()
                .line(
                        call.isGnu()
                                ? isIpv6
                                        ? "PING " + plan.host + "(" + plan.address + ") " + plan.size + " data bytes"
                                        : "PING " + plan.host + " (" + plan.address + ") " + plan.size + "("
                                                + (plan.size + HEADER_BYTES) + ") bytes of data."
                                : "PING " + plan.host + " (" + plan.address + "): " + plan.size + " data bytes");
        if (call.isBusyBox() && !call.process().files().credentials().has(Capability.NET_RAW)) {
            throw call.fail(1, NOT_ALLOWED);
        }
        return new PingRun(call, plan).start();
    }

    private static IpAddress address(Invocation call, String host, Class<? extends IpAddress> family) {
        HostNames names = HostNames.of(call.process());
        Optional<IpAddress> address = family == IpAddress.class ? names.address(host) : names.address(host, family);
        return address.orElseThrow(() -> call.fail(call.isGnu() ? 2 : 1, UNKNOWN, host));
    }

    private static long whole(Invocation call, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID, text);
        }
        return Long.parseLong(text);
    }

    private static Duration seconds(Invocation call, String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw call.fail(INVALID, text);
        }
        return Duration.ofNanos((long) (Double.parseDouble(text) * 1e9));
    }
}
