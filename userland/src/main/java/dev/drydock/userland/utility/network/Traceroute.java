package dev.drydock.userland.utility.network;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.Route;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code traceroute} of BusyBox: sends datagrams to ports where nobody listens. What is on a network of the container's own,
 * or on the machine, is one hop away; the machine is the first hop to all else, from where nobody answers.
 */
final class Traceroute {
    static final Command COMMAND = Command.named("traceroute", call -> new Traceroute(call, false).run())
            .busybox("4 6 F I l n r v f= i= m= p= q= s= t= w= z=");
    /** The same for IPv6 alone. */
    static final Command COMMAND6 = Command.named("traceroute6", call -> new Traceroute(call, true).run())
            .busybox("F I l n r v f= i= m= p= q= s= t= w= z=");

    private static final Words BAD_ADDRESS = Words.of("bad address '%s'");
    private static final Words INVALID = Words.of("invalid number '%s'");
    private static final Words RANGE = Words.of("number %s is not in %s..%s range");
    private static final Words UNREACHABLE = Words.of("can't connect to remote host (%s): Network is unreachable");
    private static final Words NOT_ALLOWED = Words.of("socket: Operation not permitted");
    private static final Words NO_DEVICE = Words.of("can't bind to interface %s: No such device");
    private static final Words NOT_OWN = Words.of("can't set multicast source interface");

    private static final int HEADERS = 28;
    private static final int ANSWER_HEADER = 8;
    private static final int SMALLEST = 46;
    private static final int SMALLEST_6 = 72;
    private static final int LARGEST = 32_768;
    /** Three questions for a hardware address, a second apart (net/ipv4/arp.c). */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(3);

    private static final Duration NOBODY = Duration.ofMillis(3_068);

    private final Invocation call;
    private final ContainerProcess process;
    private final HostNames names;
    private Class<? extends IpAddress> family;
    private int firstHop = 1;
    private int mostHops = 30;
    private int probes = 3;
    private int port = 33_434;
    private Duration patience = USUAL_PATIENCE;
    private Duration pause = Duration.ZERO;
    private String source = "";
    private boolean numeric;
    private boolean verbose;

    private Traceroute(Invocation call, boolean onlyIpv6) {
        this.call = call;
        this.process = call.process();
        this.names = HostNames.of(process);
        this.family = onlyIpv6 ? Ipv6Address.class : IpAddress.class;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            take(option);
        }
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage();
        }
        String host = operands.get(0);
        IpAddress target = (family == IpAddress.class ? names.address(host) : names.address(host, family))
                .orElseThrow(() -> call.fail(BAD_ADDRESS, host));
        int smallest = target instanceof Ipv4Address ? SMALLEST : SMALLEST_6;
        int size = operands.size() > 1 ? number(operands.get(1), smallest, LARGEST) : smallest;
        if (!process.files().credentials().has(Capability.NET_RAW)) {
            throw call.fail(NOT_ALLOWED);
        }
        if (!source.isEmpty() && ownAddresses().stream().noneMatch(source::equals)) {
            throw call.fail(NOT_OWN);
        }
        if (!target.isLoopback() && route(target).isEmpty()) {
            throw call.fail(UNREACHABLE, target);
        }
        call.out()
                .line("traceroute to " + host + " (" + target + ")" + (source.isEmpty() ? "" : " from " + source) + ", "
                        + mostHops + " hops max, " + size + " byte packets");
        call.out().flush();
        trace(target, size);
        return Exit.SUCCESS;
    }

    private void take(Option option) {
        switch (option.key()) {
            case "4" -> family = Ipv4Address.class;
            case "6" -> family = Ipv6Address.class;
            case "n" -> numeric = true;
            case "v" -> verbose = true;
            case "f" -> firstHop = number(option.argument(), 1, 255);
            case "m" -> mostHops = number(option.argument(), 1, 255);
            case "q" -> probes = number(option.argument(), 1, Integer.MAX_VALUE);
            case "p" -> port = number(option.argument(), 1, 65_535);
            case "w" -> patience = Duration.ofSeconds(number(option.argument(), 0, 86_400));
            case "z" -> pause = Duration.ofMillis(number(option.argument(), 0, 3_600_000));
            case "t" -> number(option.argument(), 0, 255);
            case "s" -> source = option.argument();
            case "i" -> requireDevice(option.argument());
            default -> {}
        }
    }

    /** It goes on without. */
    private void requireDevice(String name) {
        if (process.network().interfaces().stream()
                .noneMatch(device -> device.name().equals(name))) {
            call.say(NO_DEVICE, name);
        }
    }

    private int number(String text, int least, int most) {
        if (!text.matches("\\d{1,9}")) {
            throw call.fail(INVALID, text);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw call.fail(RANGE, number, least, most);
        }
        return number;
    }

    private List<String> ownAddresses() {
        return process.network().interfaces().stream()
                .map(NetworkInterface::address)
                .toList();
    }

    /** The most specific way to an address. */
    private Optional<Route> route(IpAddress target) {
        List<Route> routes = target instanceof Ipv4Address
                ? process.network().routes()
                : process.network().routes6();
        return RouteTable.mostSpecificFirst(routes).stream()
                .filter(route -> route.leadsTo(target.toString()))
                .findFirst();
    }

    /**
     * What has come back.
     *
     * @param mark what it says besides; empty if it came from where it was sent to
     */
    private record Answer(String from, double millis, String mark) {}

    private void trace(IpAddress target, int size) throws IOException {
        int sent = 0;
        for (int hop = firstHop; hop <= mostHops; hop++) {
            call.out().text(String.format("%2d", hop));
            String shown = "";
            boolean over = false;
            for (int probe = 0; probe < probes; probe++) {
                if (sent > 0 && !pause.isZero()) {
                    process.sleep(pause);
                }
                sent++;
                Answer answer = ask(target, hop, new byte[size - HEADERS], port + sent);
                if (answer == null) {
                    call.out().text("  *");
                } else {
                    String place = shown.equals(answer.from()) ? "" : place(target, answer.from(), size);
                    call.out().text(place + String.format(Locale.ROOT, "  %.3f ms", answer.millis()) + answer.mark());
                    shown = answer.from();
                    over |= answer.from().equals(target.toString())
                            || !answer.mark().isEmpty();
                }
                call.out().flush();
            }
            call.out().line("");
            if (over) {
                return;
            }
        }
    }

    /** Null if nothing comes back in time. */
    private @Nullable Answer ask(IpAddress target, int hop, byte[] payload, int at) throws IOException {
        Instant sentAt = process.clock().now();
        if (process.network().reaches(target.toString())) {
            return isRefused(new SocketAddress(target, at), payload)
                    ? new Answer(target.toString(), millisSince(sentAt), "")
                    : null;
        }
        Route route = route(target).orElseThrow();
        if (!route.gateway().isEmpty() && hop == 1) {
            return new Answer(route.gateway(), millisSince(sentAt), "");
        }
        boolean told = process.network().isNobody(target.toString()) && patience.compareTo(USUAL_PATIENCE) >= 0;
        process.sleep(told ? NOBODY : patience);
        return told ? new Answer(ownAddress(route), millisSince(sentAt), " !H") : null;
    }

    /** Nobody listens there, which is what tells that it has come. */
    private boolean isRefused(SocketAddress target, byte[] payload) throws IOException {
        IpAddress any = target.isIpv6() ? SocketAddress.ANY_OF_BOTH : SocketAddress.ANY;
        DatagramSocket socket = process.bind(new SocketAddress(any, 0));
        try {
            socket.connect(target);
            socket.send(payload, target);
            if (!process.awaitReadable(List.of(socket), patience).isEmpty()) {
                socket.receive(false);
            }
            return false;
        } catch (ErrnoException refused) {
            if (refused.errno() == Errno.ECONNREFUSED) {
                return true;
            }
            throw refused;
        } finally {
            socket.close();
        }
    }

    private String ownAddress(Route route) {
        return process.network().interfaces().stream()
                .filter(device -> device.name().equals(route.interfaceName()))
                .map(NetworkInterface::address)
                .findFirst()
                .orElse("");
    }

    private double millisSince(Instant start) {
        return Duration.between(start, process.clock().now()).toNanos() / 1e6;
    }

    private String place(IpAddress target, String address, int size) {
        String name = numeric ? address : names.nameOf(address).orElse(address) + " (" + address + ")";
        String own = target.isLoopback()
                ? target.toString()
                : route(target).map(this::ownAddress).orElse("");
        return "  " + name + (verbose ? " " + (size + ANSWER_HEADER) + " bytes to " + own : "");
    }
}
