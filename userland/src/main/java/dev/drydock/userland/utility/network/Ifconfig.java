package dev.drydock.userland.utility.network;

import dev.drydock.network.InterfaceAddress;
import dev.drydock.network.LinkCounters;
import dev.drydock.network.NetworkInterface;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Quit;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code ifconfig}: shows interfaces; a container may not change anything. */
final class Ifconfig {
    static final Command COMMAND =
            Command.named("ifconfig", Ifconfig::run).gnu("").busybox("");
    private static final Words NO_DEVICE = Words.of("%s: error fetching interface information: Device not found");
    private static final Words NOT_RECOGNISED =
            Words.of("option `%s' not recognised.\n%s: `--help' gives usage information.", "");
    private static final Words REFUSED = Words.of("%s: Operation not permitted");
    private static final int GNU_REFUSED = 255;

    private Ifconfig() {}

    private static Exit run(Invocation call) {
        List<String> names = new ArrayList<>();
        boolean brief = false;
        for (String word : call.arguments()) {
            switch (word) {
                case "-a", "-v" -> {}
                case "-s" -> brief = call.isGnu();
                case "--help", "-h" -> call.parse(List.of("--help"));
                case "--version", "-V" -> call.parse(List.of("--version"));
                default -> {
                    if (word.startsWith("-") && names.isEmpty()) {
                        if (call.isBusyBox()) {
                            throw call.usage();
                        }
                        throw call.fail(NOT_RECOGNISED, word, call.name());
                    }
                    names.add(word);
                }
            }
        }
        List<NetworkInterface> devices =
                new ArrayList<>(call.process().network().interfaces());
        devices.sort(Comparator.comparing(NetworkInterface::name));
        if (!names.isEmpty()) {
            String wanted = names.get(0);
            devices.removeIf(device -> !device.name().equals(wanted));
            if (devices.isEmpty()) {
                return noDevice(call, wanted);
            }
            if (names.size() > 1) {
                throw refused(call, names.get(1));
            }
        }
        if (brief) {
            call.out().line("Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg");
        }
        for (NetworkInterface device : devices) {
            call.out().text(brief ? brief(device) : call.isGnu() ? gnu(device) : busyBox(device));
        }
        return Exit.SUCCESS;
    }

    private static Exit noDevice(Invocation call, String name) {
        if (call.isGnu()) {
            call.raw(call.format(NO_DEVICE.gnu(), name) + "\n");
            return Exit.FAILURE;
        }
        throw call.fail(NO_DEVICE, name);
    }

    private static RuntimeException refused(Invocation call, String word) {
        String what = word.equals("up") || word.equals("down") ? "SIOCSIFFLAGS" : "SIOCSIFADDR";
        if (call.isBusyBox()) {
            return call.fail(REFUSED, what);
        }
        call.raw(call.format(REFUSED.gnu(), what) + "\n");
        return new Quit(GNU_REFUSED);
    }

    private static boolean isLoopback(NetworkInterface device) {
        return device.name().equals("lo");
    }

    private static String brief(NetworkInterface device) {
        return String.format(
                "%-8s %5d %8d %6d %6d %-6d %8d %6d %6d %6d %s\n",
                device.name(),
                device.mtu(),
                device.counters().receivedPackets(),
                0,
                0,
                0,
                device.counters().sentPackets(),
                0,
                0,
                0,
                isLoopback(device) ? "LRU" : "BMRU");
    }

    private static String gnu(NetworkInterface device) {
        StringBuilder text = new StringBuilder(device.name());
        text.append(
                isLoopback(device)
                        ? ": flags=73<UP,LOOPBACK,RUNNING>"
                        : ": flags=4163<UP,BROADCAST,RUNNING,MULTICAST>");
        text.append("  mtu ").append(device.mtu()).append('\n');
        if (!device.address().isEmpty()) {
            text.append("        inet ")
                    .append(device.address())
                    .append("  netmask ")
                    .append(Netmask.of(device.prefixLength()));
            if (!device.broadcast().isEmpty()) {
                text.append("  broadcast ").append(device.broadcast());
            }
            text.append('\n');
        }
        for (InterfaceAddress address : device.addresses6()) {
            text.append("        inet6 ")
                    .append(address.address())
                    .append("  prefixlen ")
                    .append(address.prefixLength())
                    .append("  scopeid ")
                    .append(
                            switch (address.scope()) {
                                case "host" -> "0x10<host>";
                                case "link" -> "0x20<link>";
                                default -> "0x0<global>";
                            })
                    .append('\n');
        }
        if (isLoopback(device)) {
            text.append("        loop  txqueuelen 1000  (Local Loopback)\n");
        } else {
            text.append("        ether ").append(device.mac()).append("  txqueuelen 0  (Ethernet)\n");
        }
        LinkCounters counters = device.counters();
        return text.append("        RX packets ")
                .append(counters.receivedPackets())
                .append("  bytes ")
                .append(ByteCount.of(counters.receivedBytes()))
                .append("\n        RX errors 0  dropped 0  overruns 0  frame 0\n")
                .append("        TX packets ")
                .append(counters.sentPackets())
                .append("  bytes ")
                .append(ByteCount.of(counters.sentBytes()))
                .append("\n        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0\n\n")
                .toString();
    }

    private static String busyBox(NetworkInterface device) {
        StringBuilder text = new StringBuilder(String.format("%-9s ", device.name()));
        if (isLoopback(device)) {
            text.append("Link encap:Local Loopback  \n");
        } else {
            text.append("Link encap:Ethernet  HWaddr ")
                    .append(device.mac().toUpperCase(Locale.ROOT))
                    .append("  \n");
        }
        if (!device.address().isEmpty()) {
            text.append("          inet addr:").append(device.address());
            if (!isLoopback(device)) {
                text.append("  Bcast:").append(device.broadcast().isEmpty() ? "0.0.0.0" : device.broadcast());
            }
            text.append("  Mask:").append(Netmask.of(device.prefixLength())).append('\n');
        }
        for (InterfaceAddress address : device.addresses6()) {
            String scope = address.scope();
            text.append("          inet6 addr: ")
                    .append(address)
                    .append(" Scope:")
                    .append(scope.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(scope.substring(1))
                    .append('\n');
        }
        if (isLoopback(device)) {
            text.append("          UP LOOPBACK RUNNING");
        } else {
            text.append("          UP BROADCAST RUNNING MULTICAST");
        }
        text.append("  MTU:").append(device.mtu()).append("  Metric:1\n");
        LinkCounters counters = device.counters();
        text.append("          RX packets:")
                .append(counters.receivedPackets())
                .append(" errors:0 dropped:0 overruns:0 frame:0\n")
                .append("          TX packets:")
                .append(counters.sentPackets())
                .append(" errors:0 dropped:0 overruns:0 carrier:0\n");
        text.append("          collisions:0 txqueuelen:")
                .append(isLoopback(device) ? "1000" : "0")
                .append(" \n");
        return text.append("          RX bytes:")
                .append(ByteCount.ofBusyBox(counters.receivedBytes()))
                .append("  TX bytes:")
                .append(ByteCount.ofBusyBox(counters.sentBytes()))
                .append("\n\n")
                .toString();
    }
}
