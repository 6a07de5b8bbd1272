package dev.drydock.userland.utility.socket;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.network.AddressPrefix;
import dev.drydock.userland.utility.network.HostNames;
import dev.drydock.userland.utility.network.ServiceNames;
import dev.drydock.userland.utility.socket.SocketCondition.Place;
import dev.drydock.userland.utility.socket.SocketKind.Family;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads addresses and ports of a filter: {@code 10.0.0.0/8:80}, {@code [::1]:80}, {@code :http}, {@code web}. */
final class PlaceReader {
    private static final List<String> OTHERS = List.of("unix:", "link:", "netlink:", "vsock:");

    private final Invocation call;
    private final SocketSelection selection;

    /** @param selection which is restricted to the family that a place is of, if it says one */
    PlaceReader(Invocation call, SocketSelection selection) {
        this.call = call;
        this.selection = selection;
    }

    /** @param onlyPort whether the word is a port, with or without a colon */
    Place read(String word, boolean onlyPort) {
        for (String other : OTHERS) {
            if (word.startsWith(other)) {
                throw notEmulated(other);
            }
        }
        Family family = selection.preferred();
        if (family == Family.UNIX || family == Family.LINK) {
            throw notEmulated(family == Family.UNIX ? OTHERS.get(0) : OTHERS.get(1));
        }
        String rest = word;
        if (word.startsWith("inet:") || word.startsWith("inet6:")) {
            family = word.startsWith("inet:") ? Family.INET : Family.INET6;
            rest = word.substring(word.indexOf(':') + 1);
        }
        Place place = onlyPort
                ? new Place(List.of(), port(rest.startsWith(":") ? rest.substring(1) : rest))
                : place(rest, family);
        if (family != null) {
            selection.restrictTo(family);
        }
        return place;
    }

    private Quit notEmulated(String family) {
        call.raw("ss: '" + family + "' is not emulated\n");
        return new Quit(SocketStatistics.WRONG);
    }

    private Place place(String text, @Nullable Family family) {
        int close = text.indexOf(']');
        if (text.startsWith("[")) {
            if (close < 0) {
                throw ConditionReader.unreadable(call);
            }
            String behind = text.substring(close + 1);
            String port = behind.startsWith(":") ? behind.substring(1) : behind;
            return new Place(addresses(text.substring(1, close), family), port(port));
        }
        if (text.startsWith("*")) {
            return new Place(List.of(), port(text.substring(1).replaceFirst("^:", "")));
        }
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon >= Math.max(0, text.indexOf('/'));
        String port = hasPort ? text.substring(colon + 1) : "";
        return new Place(addresses(hasPort ? text.substring(0, colon) : text, family), port(port));
    }

    private OptionalInt port(String text) {
        if (text.isEmpty() || text.startsWith("*")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.decode(text));
        } catch (NumberFormatException name) {
            return OptionalInt.of(portNamed(text));
        }
    }

    private int portNamed(String name) {
        ServiceNames services = ServiceNames.of(call.process());
        OptionalInt udp = selection.kinds().contains(SocketKind.UDP) ? services.port(name, "udp") : OptionalInt.empty();
        OptionalInt tcp = selection.kinds().contains(SocketKind.TCP) ? services.port(name, "tcp") : OptionalInt.empty();
        if (udp.isPresent() && tcp.isPresent() && udp.getAsInt() != tcp.getAsInt()) {
            call.raw("Error: ambiguous port \"" + name + "\".\n");
            throw ConditionReader.unreadable(call);
        }
        if (udp.isEmpty() && tcp.isEmpty()) {
            call.raw("Error: \"" + name + "\" does not look like a port.\n");
            throw ConditionReader.unreadable(call);
        }
        return udp.orElseGet(tcp::getAsInt);
    }

    private List<AddressPrefix> addresses(String text, @Nullable Family family) {
        if (text.isEmpty() || text.startsWith("*") || text.equals("any") || text.equals("default")) {
            return List.of();
        }
        Optional<AddressPrefix> prefix = AddressPrefix.parse(text).filter(found -> isOf(found.address(), family));
        if (prefix.isPresent()) {
            return List.of(prefix.get());
        }
        List<AddressPrefix> named = HostNames.of(call.process()).lookUp(text).stream()
                .flatMap(entry -> IpAddress.parse(entry.address()).stream())
                .filter(address -> isOf(address, family))
                .map(AddressPrefix::only)
                .toList();
        if (named.isEmpty()) {
            call.raw("Error: an inet prefix is expected rather than \"" + text + "\".\n");
            throw ConditionReader.unreadable(call);
        }
        return named;
    }

    private static boolean isOf(IpAddress address, @Nullable Family family) {
        return family == null || (family == Family.INET) == address instanceof Ipv4Address;
    }
}
