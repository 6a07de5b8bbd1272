package dev.drydock.userland.utility.socket;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.Exit;
import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.network.HostNames;
import dev.drydock.userland.utility.network.ServiceNames;
import dev.drydock.userland.utility.socket.SocketKind.Family;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ss}. Timers, memory and the inner state of TCP, which nothing here has, are refused by name. */
final class SocketStatistics {
    /** Of a command line that cannot be read. */
    static final int WRONG = 255;

    static final Command COMMAND = Command.named("ss", call -> new SocketStatistics(call).run())
            .gnu("h,help V,version v n,numeric r,resolve a,all l,listening p,processes s,summary 4,ipv4 6,ipv6 0,packet"
                    + " t,tcp u,udp w,raw x,unix d,dccp S,sctp M,mptcp f,family= A,query= A,socket= H,no-header O,oneline"
                    + " Z,context z,contexts !o,options !e,extended !m,memory !i,info !b,bpf !E,events !T,threads !K,kill"
                    + " !N,net= !D,diag= !F,filter= !tos !cgroup !tipcinfo !tipc !vsock !xdp !inet-sockopt")
            .trouble(WRONG)
            .only(Flavour.GNU);

    private static final Set<String> NOT_EMULATED =
            Set.of("netlink", "vsock", "vsock_stream", "vsock_dgram", "tipc", "xdp");

    private final Invocation call;
    private final SocketSelection selection = new SocketSelection();
    private boolean queried;
    private @Nullable HostNames hosts;
    private ServiceNames services = ServiceNames.NONE;

    private SocketStatistics(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        call.options().forEach(this::apply);
        OpenSockets sockets = call.process().sockets();
        List<String> words = call.operands();
        if (call.commandLine().has("s")) {
            call.out().text(SocketSummary.of(sockets));
            if (selection.isEverything() && words.isEmpty()) {
                return Exit.SUCCESS;
            }
        }
        List<String> filter = states(words);
        selection.complete();
        if (selection.kinds().isEmpty()) {
            throw told(0, "no socket tables to show with such filter.");
        }
        SocketCondition condition = new ConditionReader(call, new PlaceReader(call, selection)).read(filter);
        services = call.commandLine().has("n") ? ServiceNames.NONE : ServiceNames.of(call.process());
        hosts = call.commandLine().has("r") ? HostNames.of(call.process()) : null;
        call.out().text(table(sockets, condition).text(screen()));
        return Exit.SUCCESS;
    }

    private void apply(Option option) {
        switch (option.key()) {
            case "h" -> {
                call.out().text(call.help());
                throw new Quit(0);
            }
            case "V", "v" -> {
                call.out().text(call.version());
                throw new Quit(0);
            }
            case "a" -> selection.states(SocketPhase.ALL);
            case "l" -> selection.states(SocketPhase.LISTENING);
            case "t" -> selection.add(SocketKind.TCP);
            case "u" -> selection.add(SocketKind.UDP);
            case "w" -> selection.add(SocketKind.RAW);
            case "d" -> selection.add(SocketKind.DCCP);
            case "S" -> selection.add(SocketKind.SCTP);
            case "M" -> selection.add(SocketKind.MPTCP);
            case "x" -> selection.add(Family.UNIX);
            case "4" -> selection.add(Family.INET);
            case "6" -> selection.add(Family.INET6);
            case "0" -> selection.add(Family.LINK);
            case "f" -> family(option.argument());
            case "A" -> query(option.argument());
            case "Z", "z" -> throw told(1, "SELinux is not enabled.");
            default -> {}
        }
    }

    private void family(String word) {
        if (word.equals("help")) {
            call.out().text(call.help());
            throw new Quit(0);
        }
        requireEmulated(word);
        selection.add(Family.named(word).orElseThrow(() -> {
            call.raw("ss: \"" + word + "\" is invalid family\n");
            return call.usage();
        }));
    }

    private void query(String words) {
        if (!queried) {
            selection.beginQuery();
            queried = true;
        }
        for (String word : words.split(",", -1)) {
            boolean without = word.startsWith("!");
            String name = without ? word.substring(1) : word;
            requireEmulated(name);
            List<SocketKind> kinds = SocketKind.named(name);
            if (kinds.isEmpty()) {
                call.raw("ss: \"" + word + "\" is illegal socket table id\n");
                throw call.usage();
            }
            kinds.forEach(without ? selection::remove : selection::add);
        }
    }

    private void requireEmulated(String word) {
        if (NOT_EMULATED.contains(word)) {
            throw told(WRONG, "'" + word + "' is not emulated");
        }
    }

    /** It calls itself so by whatever path it was called. */
    private Quit told(int status, String words) {
        call.raw("ss: " + words + "\n");
        return new Quit(status);
    }

    /** Takes the states from the beginning of the operands; the rest is a filter. */
    private List<String> states(List<String> words) {
        int at = 0;
        while (at < words.size() && List.of("state", "exclude", "excl").contains(words.get(at))) {
            if (at + 1 == words.size()) {
                call.raw("Command line is not complete. Try option \"help\"\n");
                throw new Quit(WRONG);
            }
            String name = words.get(at + 1);
            Set<SocketPhase> phases = SocketPhase.named(name);
            if (phases.isEmpty()) {
                throw told(WRONG, "wrong state name: " + name);
            }
            if (words.get(at).equals("state")) {
                selection.include(phases);
            } else {
                selection.exclude(phases);
            }
            at += 2;
        }
        return words.subList(at, words.size());
    }

    private int screen() throws IOException {
        OpenFile out = call.process().descriptor(1);
        return out.isTerminal()
                ? call.process()
                        .terminal()
                        .map(Terminal::windowSize)
                        .map(Terminal.WindowSize::columns)
                        .orElse(0)
                : 0;
    }

    private SocketColumns table(OpenSockets sockets, SocketCondition condition) {
        SocketColumns columns = new SocketColumns(
                selection.kinds().size() > 1, selection.phases().size() > 1);
        if (!call.commandLine().has("H")) {
            columns.header();
        }
        SocketUsers users = call.commandLine().has("p") ? SocketUsers.of(call.process()) : SocketUsers.UNASKED;
        add(columns, SocketKind.UDP, sockets.datagrams(), condition, users);
        add(columns, SocketKind.TCP, sockets.streams(), condition, users);
        return columns;
    }

    private void add(
            SocketColumns columns,
            SocketKind kind,
            List<SocketStatus> sockets,
            SocketCondition condition,
            SocketUsers users) {
        for (Family family : List.of(Family.INET, Family.INET6)) {
            if (!selection.has(kind, family)) {
                continue;
            }
            for (SocketStatus socket : sockets) {
                SocketPhase phase = SocketPhase.of(socket.state());
                if (socket.isIpv6() == (family == Family.INET6)
                        && selection.phases().contains(phase)
                        && condition.holds(socket)) {
                    columns.row(row(kind, phase, socket, users));
                }
            }
        }
    }

    private List<String> row(SocketKind kind, SocketPhase phase, SocketStatus socket, SocketUsers users) {
        int sending = phase == SocketPhase.LISTEN ? socket.backlog() : socket.sending();
        return List.of(
                kind.word(),
                phase.label(),
                String.format("%-6d", socket.waiting()),
                String.format("%-6d", sending),
                host(socket.local(), socket.isIpv6()) + ":",
                port(socket.local().port(), kind),
                host(socket.remote(), socket.isIpv6()) + ":",
                port(socket.remote().port(), kind),
                users.text(socket.owner().inode()));
    }

    private String host(SocketAddress place, boolean isIpv6) {
        IpAddress address = place.address();
        if (isIpv6 && address.isUnspecified()) {
            return "*";
        }
        String text = isIpv6 && address instanceof Ipv4Address ? "::ffff:" + address : words(address);
        HostNames known = hosts;
        String shown = known == null ? text : known.nameOf(text).orElse(text);
        return shown.contains(":") ? "[" + shown + "]" : shown;
    }

    private static String words(IpAddress address) {
        return address instanceof Ipv6Address ipv6 && ipv6.isMappedIpv4()
                ? "::ffff:" + ipv6.unmapped()
                : address.toString();
    }

    /** What programs are given by chance has no name. */
    private String port(int port, SocketKind kind) {
        if (port == 0) {
            return "*";
        }
        return SocketCondition.isByChance(port) ? String.valueOf(port) : services.name(port, kind.word());
    }
}
