package dev.drydock.userland.utility.network;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.List;
import java.util.Set;

/** {@code ip} of iproute2 and of BusyBox: its options, and which object it is asked about. */
final class Ip {
    static final Command COMMAND =
            Command.named("ip", call -> new Ip(call).run()).gnu("").busybox("").trouble(IpCall.WRONG);
    private static final Words UNKNOWN_OBJECT = Words.of("Object \"%s\" is unknown, try \"ip help\".", "");
    private static final Words UNKNOWN_OPTION = Words.of("Option \"%s\" is unknown, try \"ip -help\".", "");
    private static final List<String> OTHER_OBJECTS = List.of(
            "addrlabel",
            "amt",
            "fou",
            "ila",
            "ioam",
            "l2tp",
            "macsec",
            "maddress",
            "monitor",
            "mptcp",
            "mroute",
            "mrule",
            "netconf",
            "netns",
            "nexthop",
            "ntable",
            "ntbl",
            "sr",
            "tap",
            "tcpmetrics",
            "tcp_metrics",
            "token",
            "tunnel",
            "tuntap",
            "vrf",
            "xfrm");
    private static final Set<String> OTHER_OPTIONS = Set.of(
            "-d",
            "-details",
            "-r",
            "-resolve",
            "-N",
            "-Numeric",
            "-c",
            "-color",
            "-j",
            "-json",
            "-p",
            "-pretty",
            "-t",
            "-timestamp",
            "-ts",
            "-tshort",
            "-iec",
            "-human",
            "-human-readable",
            "-a",
            "-all",
            "-n",
            "-netns",
            "-M",
            "-B",
            "-b",
            "-batch",
            "-force",
            "-l",
            "-loops",
            "-rc",
            "-rcvbuf");

    private final Invocation call;
    private final IpCall ip;

    private Ip(Invocation call) {
        this.call = call;
        this.ip = new IpCall(call);
    }

    private Exit run() {
        List<String> words = call.arguments();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += option(words, at);
        }
        if (at == words.size()) {
            throw help(IpCall.WRONG);
        }
        show(words.get(at), words.subList(at + 1, words.size()));
        return Exit.SUCCESS;
    }

    private void show(String object, List<String> words) {
        if (IpCall.isPrefix(object, "address") || (call.isBusyBox() && object.equals("addr"))) {
            IpAddresses.run(ip, words);
        } else if (IpCall.isPrefix(object, "link")) {
            IpLinks.run(ip, words);
        } else if (IpCall.isPrefix(object, "route")) {
            IpRoutes.run(ip, words);
        } else if (IpCall.isPrefix(object, "neighbour") || IpCall.isPrefix(object, "neighbor")) {
            IpNeighbours.run(ip, words);
        } else if (IpCall.isPrefix(object, "rule")) {
            IpRules.run(ip, words);
        } else if (object.equals("help")) {
            throw help(call.isGnu() ? IpCall.WRONG : 1);
        } else if (call.isGnu() && OTHER_OBJECTS.stream().anyMatch(other -> IpCall.isPrefix(object, other))) {
            throw ip.notEmulated(object);
        } else if (call.isBusyBox() && IpCall.isPrefix(object, "tunnel")) {
            throw ip.notEmulated(object);
        } else {
            throw call.isBusyBox() ? call.usage() : ip.said(1, UNKNOWN_OBJECT, object);
        }
    }

    private Quit help(int status) {
        Quit shown = call.usage();
        return call.isBusyBox() ? shown : new Quit(status);
    }

    /** @return how many words it takes */
    private int option(List<String> words, int at) {
        String word = words.get(at).startsWith("--") ? words.get(at).substring(1) : words.get(at);
        switch (word) {
            case "-4" -> ip.inet6 = false;
            case "-6" -> ip.inet = false;
            case "-0" -> {
                ip.inet = false;
                ip.inet6 = false;
            }
            case "-o", "-oneline" -> ip.oneLine = true;
            case "-f", "-family" -> {
                String family = at + 1 < words.size() ? words.get(at + 1) : "";
                ip.inet = family.equals("inet");
                ip.inet6 = family.equals("inet6");
                return 2;
            }
            default -> onlyGnu(word, words.get(at));
        }
        return 1;
    }

    private void onlyGnu(String word, String written) {
        if (call.isBusyBox()) {
            throw call.usage();
        }
        switch (word) {
            case "-br", "-brief" -> ip.brief = true;
            case "-color=never" -> {}
            case "-V", "-Version" -> {
                call.out().text(call.version());
                throw new Quit(0);
            }
            case "-h", "-help" -> throw help(IpCall.WRONG);
            case "-s", "-stats", "-statistics" -> {
                if (ip.statistics) {
                    throw ip.notEmulated("-s -s");
                }
                ip.statistics = true;
            }
            default -> {
                if (OTHER_OPTIONS.contains(word) || word.startsWith("-color=")) {
                    throw ip.notEmulated(word);
                }
                throw ip.said(IpCall.WRONG, UNKNOWN_OPTION, written.substring(1));
            }
        }
    }
}
