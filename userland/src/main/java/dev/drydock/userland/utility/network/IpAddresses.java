package dev.drydock.userland.utility.network;

import dev.drydock.network.InterfaceAddress;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv4Subnet;
import dev.drydock.network.NetworkInterface;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ip address}: the interfaces with their addresses. */
final class IpAddresses {
    private static final Set<String> CHANGES =
            Set.of("add", "del", "delete", "change", "replace", "set", "append", "a", "d");
    private static final Set<String> OTHERS = Set.of("save", "restore", "showdump");
    private static final Set<String> SCOPES = Set.of("global", "link", "host", "site");
    /** What every address of a container is. */
    private static final Set<String> GIVEN = Set.of("permanent", "primary");

    private static final Set<String> NEVER =
            Set.of("dynamic", "secondary", "temporary", "deprecated", "tentative", "dadfailed");
    private static final Words DEVICE_MISSING =
            Words.of("Not enough information: \"dev\" argument is required.", "need \"dev IFACE\"");
    private static final Words NOT_FLUSHED = Words.of(
            "Failed to send flush request: Operation not permitted",
            "can't send flush request: Operation not permitted");
    private static final String LIFE = "\n       valid_lft forever preferred_lft forever";

    private final IpCall ip;
    private final List<NetworkInterface> devices;
    private @Nullable String scope;
    private @Nullable AddressPrefix prefix;
    private boolean never;
    /** Of an interface that was asked for by its name the kernel tells all, whatever the family. */
    private boolean named;

    private IpAddresses(IpCall ip) {
        this.ip = ip;
        this.devices = new ArrayList<>(ip.network().interfaces());
    }

    static void run(IpCall ip, List<String> words) {
        String command = words.isEmpty() ? "show" : words.get(0);
        if (CHANGES.contains(command)) {
            throw words.size() > 1 && !words.contains("dev") ? ip.said(1, DEVICE_MISSING) : ip.refused();
        }
        if (command.equals("flush")) {
            throw ip.said(1, NOT_FLUSHED);
        }
        if (OTHERS.contains(command)) {
            throw ip.notEmulated("addr " + command);
        }
        if (!IpCall.isShow(command)) {
            throw ip.unknownCommand(command, "address", 1);
        }
        IpAddresses addresses = new IpAddresses(ip);
        addresses.select(IpCall.behindShow(words));
        addresses.devices.forEach(addresses::show);
    }

    private void select(Deque<String> words) {
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "up" -> {}
                case "scope" -> {
                    scope = ip.valueOf(words);
                    if (!SCOPES.contains(scope)) {
                        throw ip.wrongArgument(scope, "invalid \"scope\"\n");
                    }
                }
                case "to" -> {
                    AddressPrefix wanted = ip.prefix(ip.valueOf(words));
                    prefix = wanted;
                    ip.inet = wanted.address() instanceof Ipv4Address;
                    ip.inet6 = !ip.inet;
                }
                case "type" -> IpLinks.keepType(ip.valueOf(words), devices);
                case "label", "master", "vrf", "group", "nomaster" -> throw ip.notEmulated("addr show " + word);
                default -> {
                    if (NEVER.contains(word)) {
                        never = true;
                    } else if (!GIVEN.contains(word)) {
                        named = true;
                        IpLinks.keep(ip, word.equals("dev") ? ip.valueOf(words) : word, devices, 1);
                    }
                }
            }
        }
    }

    private void show(NetworkInterface device) {
        List<Line> lines = lines(device);
        boolean filtered = never || prefix != null || (scope != null && ip.isGnu());
        if (lines.isEmpty() && (ip.isOfOneFamily() || filtered)) {
            return;
        }
        if (ip.brief) {
            StringBuilder text = new StringBuilder(IpLinks.briefStart(device));
            lines.forEach(line -> text.append(line.address()).append(' '));
            ip.print(text + "\n");
        } else if (ip.oneLine) {
            lines.forEach(line -> ip.print(device.index() + ": " + device.name() + "    "
                    + line.text().strip().replace("\n", "\\") + "\n"));
        } else {
            LinkLine link = new LinkLine(device, ip.isGnu(), false);
            boolean brieflyTold = ip.inet6 && !(named && ip.isGnu());
            ip.print(ip.isOfOneFamily() ? link.start(brieflyTold) : link.text());
            lines.forEach(line -> ip.print(line.text() + "\n"));
            if (ip.statistics) {
                ip.print(link.statistics());
            }
        }
    }

    /**
     * What is told of an address.
     *
     * @param address with the length of its prefix
     */
    private record Line(String address, String text) {}

    private List<Line> lines(NetworkInterface device) {
        List<Line> lines = new ArrayList<>();
        if (never) {
            return lines;
        }
        String own = device.isLoopback() ? "host" : "global";
        if (ip.inet && !device.address().isEmpty() && isWanted(own, IpAddress.of(device.address()))) {
            String address = device.address() + "/" + device.prefixLength();
            String broadcast = device.broadcast().isEmpty() ? "" : " brd " + device.broadcast();
            lines.add(new Line(
                    address, "    inet " + address + broadcast + " scope " + own + " " + device.name() + LIFE));
        }
        for (InterfaceAddress further : device.furtherAddresses()) {
            if ((further.isIpv6() ? ip.inet6 : ip.inet) && isWanted(further.scope(), further.address())) {
                lines.add(new Line(further.toString(), further(device, further) + LIFE));
            }
        }
        return lines;
    }

    private boolean isWanted(String addressScope, IpAddress address) {
        return (scope == null || scope.equals(addressScope)) && (prefix == null || prefix.contains(address));
    }

    /** Those of IPv6 that were given are not looked for twice, which is the flag 02 ({@code IFA_F_NODAD}). */
    private String further(NetworkInterface device, InterfaceAddress further) {
        if (further.address() instanceof Ipv4Address address) {
            Ipv4Subnet block = Ipv4Subnet.around(address, further.prefixLength());
            return "    inet " + further + " brd " + block.last() + " scope " + further.scope() + " " + device.name();
        }
        String flags = further.isGiven() ? (ip.isGnu() ? "nodad " : "flags 02 ") : "";
        return "    inet6 " + further + " scope " + further.scope() + " " + flags;
    }
}
