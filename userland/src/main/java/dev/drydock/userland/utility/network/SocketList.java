package dev.drydock.userland.utility.network;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.Ipv6Address;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code netstat} of BusyBox without {@code -r}: sockets, as {@code /proc/net} has them. */
final class SocketList {
    private static final Map<Integer, String> STATES =
            Map.of(1, "ESTABLISHED", 4, "FIN_WAIT1", 5, "FIN_WAIT2", 8, "CLOSE_WAIT", 10, "LISTEN");
    private static final int UNCONNECTED = 7;
    private static final int WORD = 8;
    private static final String MAPPED = "::ffff:";
    private static final List<String> KINDS = List.of("t", "u", "w", "x");
    private static final Map<String, String> FILES = Map.of("t", "tcp", "u", "udp", "w", "raw");

    private final Invocation call;
    private final boolean listening;
    private final boolean connected;
    private final @Nullable HostNames names;
    private final ServiceNames services;

    private SocketList(Invocation call) {
        this.call = call;
        boolean all = call.commandLine().has("a");
        this.listening = all || call.commandLine().has("l");
        this.connected = all || !listening;
        boolean numeric = call.commandLine().has("n");
        this.names = numeric ? null : HostNames.of(call.process());
        this.services = numeric ? ServiceNames.NONE : ServiceNames.of(call.process());
    }

    static Exit show(Invocation call) throws IOException {
        new SocketList(call).show();
        return Exit.SUCCESS;
    }

    private void show() throws IOException {
        List<String> asked =
                KINDS.stream().filter(kind -> call.commandLine().has(kind)).toList();
        List<String> kinds = asked.isEmpty() ? KINDS : asked;
        String which = !listening ? "w/o servers" : connected ? "servers and established" : "only servers";
        if (!kinds.equals(List.of("x"))) {
            call.out().line("Active Internet connections (" + which + ")");
            call.out().line("Proto Recv-Q Send-Q Local Address           Foreign Address         State       ");
        }
        for (String kind : kinds) {
            String file = FILES.get(kind);
            if (file != null) {
                show(file, file);
                show(file, file + "6");
            }
        }
        if (kinds.contains("x")) {
            call.out().line("Active UNIX domain sockets (" + which + ")");
            call.out().line("Proto RefCnt Flags       Type       State         I-Node Path");
        }
    }

    /** Those without a remote side count as listening. */
    private void show(String protocol, String file) throws IOException {
        for (String[] fields : lines(call, "/proc/net/" + file)) {
            boolean hasPeer = !fields[2].matches("[0:]+");
            if (hasPeer ? connected : listening) {
                call.out().line(line(protocol, fields));
            }
        }
    }

    private static List<String[]> lines(Invocation call, String file) throws IOException {
        List<String[]> lines = new ArrayList<>();
        try {
            String text = new String(call.files().readAll(file), StandardCharsets.US_ASCII);
            text.lines().skip(1).forEach(line -> lines.add(line.strip().split("\\s+")));
        } catch (ErrnoException missing) {
            return lines;
        }
        return lines;
    }

    private String line(String protocol, String[] fields) {
        String[] queues = fields[4].split(":");
        int state = Integer.parseInt(fields[3], 16);
        return String.format(
                "%s   %6d %6d %-23s %-23s %-12s",
                protocol,
                Integer.parseInt(queues[1], 16),
                Integer.parseInt(queues[0], 16),
                place(fields[1], protocol),
                place(fields[2], protocol),
                state == UNCONNECTED ? "" : STATES.getOrDefault(state, "UNKNOWN"));
    }

    /** An address and a port, {@code *} for none, by their names unless these are not wanted. */
    private String place(String text, String protocol) {
        String[] parts = text.split(":");
        int port = Integer.parseInt(parts[1], 16);
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < parts[0].length(); i += WORD) {
            int word = Integer.reverseBytes((int) Long.parseLong(parts[0].substring(i, i + WORD), 16));
            digits.append(String.format("%08x", word));
        }
        String address;
        if (digits.length() == WORD) {
            address = dotted(digits.toString());
        } else {
            Ipv6Address ipv6 = new Ipv6Address(
                    Long.parseUnsignedLong(digits.substring(0, 2 * WORD), 16),
                    Long.parseUnsignedLong(digits.substring(2 * WORD), 16));
            address = ipv6.isMappedIpv4() ? MAPPED + dotted(digits.substring(3 * WORD)) : ipv6.toString();
        }
        String host = names == null ? address : names.nameOf(address).orElse(address);
        return host + ":" + (port == 0 ? "*" : services.name(port, protocol));
    }

    private static String dotted(String digits) {
        return Integer.parseInt(digits.substring(0, 2), 16) + "." + Integer.parseInt(digits.substring(2, 4), 16) + "."
                + Integer.parseInt(digits.substring(4, 6), 16) + "." + Integer.parseInt(digits.substring(6, 8), 16);
    }
}
