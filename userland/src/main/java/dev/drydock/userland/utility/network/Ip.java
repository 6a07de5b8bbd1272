package dev.drydock.userland.utility.network;

import dev.drydock.network.InterfaceAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv4Subnet;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.Route;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code ip}: shows addresses, links and routes. A container may not change them. */
final class Ip {
    static final Command COMMAND =
            Command.named("ip", call -> new Ip(call).run()).gnu("").busybox("").trouble(255);
    private static final int WRONG = 255;
    private static final Words UNKNOWN_OBJECT = Words.of("Object \"%s\" is unknown, try \"ip help\".", "");
    private static final Words UNKNOWN_COMMAND = Words.of("Command \"%s\" is unknown, try \"ip %s help\".", "");
    private static final Words UNKNOWN_OPTION = Words.of("Option \"%s\" is unknown, try \"ip -help\".", "");
    private static final Words NO_DEVICE = Words.of("Device \"%s\" does not exist.", "can't find device '%s'");
    private static final Words REFUSED =
            Words.of("RTNETLINK answers: Operation not permitted", "RTNETLINK answers: Operation not permitted");
    private static final Words LINK_REFUSED =
            Words.of("RTNETLINK answers: Operation not permitted", "SIOCSIFFLAGS: Operation not permitted");
    private static final Words UNREACHABLE = Words.of("RTNETLINK answers: Network is unreachable");
    private static final Words NOT_EMULATED = Words.of("'%s' is not emulated");

    private final Invocation call;
    private boolean inet = true;
    private boolean inet6 = true;
    private boolean statistics;
    private boolean brief;
    private boolean oneLine;

    private Ip(Invocation call) {
        this.call = call;
    }

    private Exit run() {
        List<String> words = call.arguments();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += option(words, at);
        }
        if (at == words.size()) {
            throw help(WRONG);
        }
        String object = words.get(at);
        List<String> rest = words.subList(at + 1, words.size());
        if (isPrefix(object, "address") || (call.isBusyBox() && object.equals("addr"))) {
            return address(rest);
        }
        if (isPrefix(object, "link")) {
            return link(rest);
        }
        if (isPrefix(object, "route")) {
            return route(rest);
        }
        if (isPrefix(object, "neighbour") || isPrefix(object, "neighbor")) {
            return neighbours(rest);
        }
        if (object.equals("help")) {
            throw help(call.isGnu() ? WRONG : 1);
        }
        if (call.isGnu()
                && List.of("rule", "maddress", "tunnel", "netns", "xfrm", "monitor", "tuntap")
                        .contains(object)) {
            throw call.fail(NOT_EMULATED, object);
        }
        throw said(1, UNKNOWN_OBJECT, object);
    }

    private static boolean isPrefix(String word, String whole) {
        return !word.isEmpty() && whole.startsWith(word);
    }

    /** iproute2 does not say its name; BusyBox shows its usage. */
    private Quit said(int status, Words words, String... values) {
        if (call.isBusyBox()) {
            return words.busybox().isEmpty() ? call.usage() : call.fail(words, (Object[]) values);
        }
        call.raw(call.format(words.gnu(), (Object[]) values) + "\n");
        return new Quit(status);
    }

    private Quit help(int status) {
        if (call.isBusyBox()) {
            return call.usage();
        }
        call.usage();
        return new Quit(status);
    }

    private int option(List<String> words, int at) {
        String word = words.get(at).startsWith("--") ? words.get(at).substring(1) : words.get(at);
        switch (word) {
            case "-4" -> inet6 = false;
            case "-6" -> inet = false;
            case "-0" -> {
                inet = false;
                inet6 = false;
            }
            case "-br", "-brief" -> brief = true;
            case "-o", "-oneline" -> oneLine = true;
            case "-V", "-Version" -> {
                call.parse(List.of("--version"));
            }
            case "-h", "-help" -> throw help(WRONG);
            case "-f", "-family" -> {
                String family = at + 1 < words.size() ? words.get(at + 1) : "";
                inet = family.equals("inet");
                inet6 = family.equals("inet6");
                return 2;
            }
            case "-s", "-stats", "-statistics", "-d", "-r", "-N", "-c", "-color", "-details" -> {
                if (call.isBusyBox()) {
                    throw call.usage();
                }
                statistics |= word.startsWith("-s");
            }
            default -> throw said(WRONG, UNKNOWN_OPTION, words.get(at).substring(1));
        }
        return 1;
    }

    /** The interfaces that a command line names: all, or one. */
    private List<NetworkInterface> devices(List<String> words) {
        List<NetworkInterface> devices =
                new ArrayList<>(call.process().network().interfaces());
        String name = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("dev") && i + 1 < words.size()) {
                name = words.get(++i);
            } else if (!word.equals("up") && !(i == 0 && isShow(word))) {
                name = word;
            }
        }
        String wanted = name;
        if (wanted != null) {
            devices.removeIf(device -> !device.name().equals(wanted));
            if (devices.isEmpty()) {
                throw said(1, NO_DEVICE, wanted);
            }
        }
        return devices;
    }

    private static boolean isShow(String word) {
        return isPrefix(word, "show") || isPrefix(word, "list") || word.equals("lst");
    }

    private static boolean isChange(String word) {
        return List.of("add", "del", "delete", "change", "replace", "flush", "set", "append", "a", "d")
                .contains(word);
    }

    private Exit address(List<String> words) {
        if (!words.isEmpty() && isChange(words.get(0))) {
            throw said(2, REFUSED);
        }
        if (!words.isEmpty() && !isShow(words.get(0))) {
            throw said(WRONG, UNKNOWN_COMMAND, words.get(0), "address");
        }
        for (NetworkInterface device : devices(words)) {
            if (brief) {
                call.out().text(brief(device, true));
            } else if (oneLine) {
                addresses(device)
                        .forEach(line -> call.out()
                                .line(device.index() + ": " + device.name() + "    "
                                        + line.strip().replace("\n", "\\")));
            } else {
                List<String> addresses = addresses(device);
                if (addresses.isEmpty() && (inet != inet6)) {
                    continue;
                }
                call.out().text(new LinkLine(device, call.isGnu(), false).text((inet && inet6) || (!inet && !inet6)));
                addresses.forEach(call.out()::line);
                if (statistics) {
                    call.out().text(new LinkLine(device, call.isGnu(), false).statistics());
                }
            }
        }
        return Exit.SUCCESS;
    }

    private List<String> addresses(NetworkInterface device) {
        List<String> lines = new ArrayList<>();
        String life = "\n       valid_lft forever preferred_lft forever";
        if (inet && !device.address().isEmpty()) {
            boolean loopback = device.name().equals("lo");
            String broadcast = device.broadcast().isEmpty() ? "" : " brd " + device.broadcast();
            lines.add("    inet " + device.address() + "/" + device.prefixLength() + broadcast + " scope "
                    + (loopback ? "host " : "global ") + device.name() + life);
        }
        for (InterfaceAddress further : device.furtherAddresses()) {
            if (further.isIpv6() ? inet6 : inet) {
                lines.add(furtherAddress(device, further) + life);
            }
        }
        return lines;
    }

    /** Those of IPv6 that were given are not looked for twice, which is the flag 02 ({@code IFA_F_NODAD}). */
    private String furtherAddress(NetworkInterface device, InterfaceAddress further) {
        if (further.address() instanceof Ipv4Address address) {
            Ipv4Subnet block = Ipv4Subnet.around(address, further.prefixLength());
            return "    inet " + further + " brd " + block.last() + " scope " + further.scope() + " " + device.name();
        }
        String flags = further.isGiven() ? (call.isGnu() ? "nodad " : "flags 02 ") : "";
        return "    inet6 " + further + " scope " + further.scope() + " " + flags;
    }

    private String brief(NetworkInterface device, boolean withAddresses) {
        boolean loopback = device.name().equals("lo");
        StringBuilder text = new StringBuilder(String.format(
                "%-16s %-14s ", LinkLine.name(device), loopback ? "UNKNOWN" : device.up() ? "UP" : "DOWN"));
        if (!withAddresses) {
            text.append(device.mac())
                    .append(loopback ? " <LOOPBACK,UP,LOWER_UP> " : " <BROADCAST,MULTICAST,UP,LOWER_UP> ");
        } else {
            if (inet && !device.address().isEmpty()) {
                text.append(device.address())
                        .append('/')
                        .append(device.prefixLength())
                        .append(' ');
            }
            for (InterfaceAddress further : device.furtherAddresses()) {
                text.append(further.isIpv6() ? inet6 : inet ? further + " " : "");
            }
        }
        return text.append('\n').toString();
    }

    private Exit link(List<String> words) {
        if (!words.isEmpty() && isChange(words.get(0))) {
            throw said(2, words.get(0).equals("set") ? LINK_REFUSED : REFUSED);
        }
        if (!words.isEmpty() && !isShow(words.get(0))) {
            throw said(WRONG, UNKNOWN_COMMAND, words.get(0), "link");
        }
        for (NetworkInterface device : devices(words)) {
            LinkLine line = new LinkLine(device, call.isGnu(), true);
            call.out().text(brief ? brief(device, false) : line.text(true) + (statistics ? line.statistics() : ""));
        }
        return Exit.SUCCESS;
    }

    private Exit route(List<String> words) {
        if (!words.isEmpty() && isChange(words.get(0))) {
            throw said(2, REFUSED);
        }
        if (!words.isEmpty() && words.get(0).equals("get") && call.isGnu()) {
            return routeTo(words.size() > 1 ? words.get(1) : "");
        }
        if (!words.isEmpty() && !isShow(words.get(0))) {
            throw said(WRONG, UNKNOWN_COMMAND, words.get(0), "route");
        }
        if (!inet) {
            return routes6();
        }
        for (Route route : call.process().network().routes()) {
            String from = call.isGnu() ? " proto kernel scope link src " : " scope link  src ";
            String text = route.gateway().isEmpty()
                    ? route.destination() + "/" + route.prefixLength() + " dev " + route.interfaceName() + from
                            + address(route.interfaceName()) + " "
                    : "default via " + route.gateway() + " dev " + route.interfaceName() + " ";
            call.out().line(text);
        }
        return Exit.SUCCESS;
    }

    private Exit routes6() {
        String metric = call.isGnu() ? " proto kernel metric " : "  metric ";
        for (Route route : call.process().network().routes6()) {
            if (route.gateway().isEmpty()) {
                call.out()
                        .line(route.destination() + "/" + route.prefixLength() + " dev " + route.interfaceName()
                                + metric + "256 " + (call.isGnu() ? "pref medium" : ""));
            } else {
                call.out()
                        .line("default via " + route.gateway() + " dev " + route.interfaceName()
                                + (call.isGnu() ? " metric 1024 pref medium" : "  metric 1024 "));
            }
        }
        if (call.isBusyBox()) {
            call.process().network().interfaces().stream()
                    .filter(device ->
                            !device.isLoopback() && !device.addresses6().isEmpty())
                    .forEach(device -> call.out().line("multicast ff00::/8 dev " + device.name() + "  metric 256 "));
        }
        return Exit.SUCCESS;
    }

    private String address(String deviceName) {
        return call.process().network().interfaces().stream()
                .filter(device -> device.name().equals(deviceName))
                .map(NetworkInterface::address)
                .findFirst()
                .orElse("");
    }

    private Exit routeTo(String target) {
        for (Route route : RouteTable.mostSpecificFirst(call.process().network().routes())) {
            if (route.leadsTo(target)) {
                String via = route.gateway().isEmpty() ? "" : " via " + route.gateway();
                int uid = call.files().credentials().uid();
                call.out()
                        .line(target + via + " dev " + route.interfaceName() + " src " + address(route.interfaceName())
                                + " uid " + uid + " \n    cache ");
                return Exit.SUCCESS;
            }
        }
        throw said(2, UNREACHABLE);
    }

    /** When neighbours were last heard of, which is most of what it tells, is not remembered. */
    private Exit neighbours(List<String> words) {
        if (!words.isEmpty() && isChange(words.get(0))) {
            throw said(2, REFUSED);
        }
        return Exit.SUCCESS;
    }
}
