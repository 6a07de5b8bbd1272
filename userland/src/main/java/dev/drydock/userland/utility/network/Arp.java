package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code arp} of BusyBox: whom a container has met, as {@code /proc/net/arp} has it. A container may not change that. */
final class Arp {
    static final Command COMMAND = Command.named("arp", call -> new Arp(call).run())
            .busybox("A= p= H= t= i= a d n D s v")
            .only(Flavour.BUSYBOX);

    private static final Words UNKNOWN = Words.of("%s: Host name lookup failure");
    private static final Words NO_HOST = Words.of("need host name");
    private static final Words NO_HARDWARE = Words.of("%s: unknown hardware type");
    private static final Words NO_FAMILY = Words.of("%s: unknown address family");
    private static final Words OTHER_FAMILY = Words.of("%s: kernel only supports 'inet'");
    private static final Words NOT_DELETED = Words.of("SIOCDARP(priv): Operation not permitted");
    private static final Words NOT_SET = Words.of("SIOCSARP: Operation not permitted");
    private static final Words NO_ADDRESS = Words.of("need hardware address");
    private static final Words BAD_ADDRESS = Words.of("invalid hardware address");
    private static final int FIELDS = 6;

    private final Invocation call;
    private String device = "";

    private Arp(Invocation call) {
        this.call = call;
    }

    private Exit run() throws IOException {
        for (Option option : call.options()) {
            switch (option.key()) {
                case "A", "p" -> requireInet(option.argument());
                case "H", "t" -> requireEthernet(option.argument());
                case "i" -> device = option.argument();
                default -> {}
            }
        }
        List<String> operands = call.operands();
        if (call.commandLine().has("d") || call.commandLine().has("s")) {
            throw change(operands);
        }
        show(operands.isEmpty() ? "" : address(operands.get(0)));
        return Exit.SUCCESS;
    }

    private RuntimeException change(List<String> operands) {
        if (operands.isEmpty()) {
            return call.fail(NO_HOST);
        }
        address(operands.get(0));
        if (call.commandLine().has("d")) {
            return call.fail(NOT_DELETED);
        }
        if (operands.size() < 2) {
            return call.fail(NO_ADDRESS);
        }
        return call.fail(operands.get(1).matches("(?i)([0-9a-f]{1,2}:){5}[0-9a-f]{1,2}") ? NOT_SET : BAD_ADDRESS);
    }

    private void requireInet(String family) {
        if (!family.equals("inet")) {
            throw call.fail(List.of("inet6", "unix").contains(family) ? OTHER_FAMILY : NO_FAMILY, family);
        }
    }

    private void requireEthernet(String type) {
        if (!type.equals("ether")) {
            throw call.fail(NO_HARDWARE, type);
        }
    }

    private String address(String host) {
        return HostNames.of(call.process())
                .address(host, Ipv4Address.class)
                .orElseThrow(() -> call.fail(UNKNOWN, host))
                .toString();
    }

    /** @param wanted an address; empty for all */
    private void show(String wanted) throws IOException {
        HostNames names = HostNames.of(call.process());
        boolean numeric = call.commandLine().has("n");
        String table = new String(call.files().readAll("/proc/net/arp"), StandardCharsets.US_ASCII);
        int entries = 0;
        boolean shown = false;
        for (String line : table.lines().skip(1).toList()) {
            String[] fields = line.split("\\s+", FIELDS);
            entries++;
            boolean asked = (wanted.isEmpty() || wanted.equals(fields[0]))
                    && (device.isEmpty() || device.equals(fields[FIELDS - 1]));
            if (asked) {
                shown = true;
                String name = numeric ? "?" : names.nameOf(fields[0]).orElse("?");
                call.out().line(name + " (" + fields[0] + ") at " + fields[3] + " [ether]  on " + fields[FIELDS - 1]);
            }
        }
        if (entries > 0 && !shown && !(wanted.isEmpty() && device.isEmpty())) {
            call.out().line("No match found in " + entries + " entries");
        }
    }
}
