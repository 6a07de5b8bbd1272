package dev.drydock.userland.utility.network;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.Ipv6Address;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code netstat} of BusyBox without {@code -r}: sockets, as {@code /proc/net} has them. */
final class SocketList {
    private static final Words NOT_EMULATED = Words.of("", "only sockets of TCP (-t) are emulated");
    private static final Map<Integer, String> STATES =
            Map.of(1, "ESTABLISHED", 4, "FIN_WAIT1", 5, "FIN_WAIT2", 8, "CLOSE_WAIT", 10, "LISTEN");
    private static final int LISTEN = 10;
    private static final int WORD = 8;
    private static final String MAPPED = "::ffff:";

    private SocketList() {}

    static Exit show(Invocation call) throws IOException {
        if (!call.commandLine().has("t")) {
            throw call.fail(NOT_EMULATED);
        }
        boolean all = call.commandLine().has("a");
        boolean listening = call.commandLine().has("l");
        String which = all ? "servers and established" : listening ? "only servers" : "w/o servers";
        call.out().line("Active Internet connections (" + which + ")");
        call.out().line("Proto Recv-Q Send-Q Local Address           Foreign Address         State       ");
        for (String file : List.of("tcp", "tcp6")) {
            for (String[] fields : lines(call, "/proc/net/" + file)) {
                boolean listens = Integer.parseInt(fields[3], 16) == LISTEN;
                if (all || listens == listening) {
                    call.out().line(line(fields));
                }
            }
        }
        return Exit.SUCCESS;
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

    private static String line(String[] fields) {
        String[] queues = fields[4].split(":");
        return String.format(
                "tcp   %6d %6d %-23s %-23s %-12s",
                Integer.parseInt(queues[1], 16),
                Integer.parseInt(queues[0], 16),
                place(fields[1]),
                place(fields[2]),
                STATES.getOrDefault(Integer.parseInt(fields[3], 16), "UNKNOWN"));
    }

    /** An address and a port, {@code *} for none. */
    private static String place(String text) {
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
        return address + ":" + (port == 0 ? "*" : port);
    }

    private static String dotted(String digits) {
        return Integer.parseInt(digits.substring(0, 2), 16) + "." + Integer.parseInt(digits.substring(2, 4), 16) + "."
                + Integer.parseInt(digits.substring(4, 6), 16) + "." + Integer.parseInt(digits.substring(6, 8), 16);
    }
}
