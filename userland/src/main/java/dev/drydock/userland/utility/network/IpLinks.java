package dev.drydock.userland.utility.network;

import dev.drydock.network.NetworkInterface;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** {@code ip link}: the interfaces. */
final class IpLinks {
    private static final Set<String> CHANGES = Set.of("add", "del", "delete", "a", "d", "change", "replace");
    private static final Words NO_DEVICE = Words.of("Device \"%s\" does not exist.", "can't find device '%s'");
    private static final Words FLAGS_REFUSED =
            Words.of("RTNETLINK answers: Operation not permitted", "SIOCSIFFLAGS: Operation not permitted");
    private static final Words NO_SUCH_DEVICE = Words.of("Cannot find device \"%s\"", "SIOCGIFFLAGS: No such device");
    private static final Words DEVICE_MISSING = Words.of("Not enough information: \"dev\" argument is required.");

    private IpLinks() {}

    static void run(IpCall ip, List<String> words) {
        String command = words.isEmpty() ? "show" : words.get(0);
        if (CHANGES.contains(command)) {
            throw ip.refused();
        }
        if (command.equals("set")) {
            throw set(ip, words.subList(1, words.size()));
        }
        if (!IpCall.isShow(command)) {
            throw ip.unknownCommand(command, "link", 2);
        }
        for (NetworkInterface device : selected(ip, IpCall.behindShow(words))) {
            LinkLine line = new LinkLine(device, ip.isGnu(), true);
            if (ip.brief) {
                ip.print(brief(device));
            } else {
                String text = line.text() + (ip.statistics ? line.statistics() : "");
                ip.print(ip.oneLine ? text.stripTrailing().replace("\n", "\\") + "\n" : text);
            }
        }
    }

    private static RuntimeException set(IpCall ip, List<String> words) {
        String name = words.isEmpty() ? "" : words.get(words.get(0).equals("dev") && words.size() > 1 ? 1 : 0);
        if (name.isEmpty() && ip.isGnu()) {
            return ip.said(IpCall.WRONG, DEVICE_MISSING);
        }
        if (!name.isEmpty() && ip.find(name) == null) {
            return ip.said(ip.isGnu() ? 1 : 2, NO_SUCH_DEVICE, name);
        }
        return ip.said(2, FLAGS_REFUSED);
    }

    private static List<NetworkInterface> selected(IpCall ip, Deque<String> words) {
        List<NetworkInterface> devices = new ArrayList<>(ip.network().interfaces());
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "up" -> {}
                case "type" -> keepType(ip.valueOf(words), devices);
                case "master", "vrf", "group", "nomaster" -> throw ip.notEmulated("link show " + word);
                default -> keep(ip, word.equals("dev") ? ip.valueOf(words) : word, devices, ip.isGnu() ? 1 : 2);
            }
        }
        return devices;
    }

    /** Those of a container are ends of pairs. */
    static void keepType(String type, List<NetworkInterface> devices) {
        devices.removeIf(device -> device.isLoopback() || !type.equals("veth"));
    }

    static void keep(IpCall ip, String name, List<NetworkInterface> devices, int missing) {
        if (ip.find(name) == null) {
            throw ip.said(missing, NO_DEVICE, name);
        }
        devices.removeIf(device -> !device.name().equals(name));
    }

    private static String brief(NetworkInterface device) {
        String flags = device.isLoopback() ? " <LOOPBACK,UP,LOWER_UP> " : " <BROADCAST,MULTICAST,UP,LOWER_UP> ";
        return briefStart(device) + device.mac() + flags + "\n";
    }

    static String briefStart(NetworkInterface device) {
        String state = device.isLoopback() ? "UNKNOWN" : device.up() ? "UP" : "DOWN";
        return String.format("%-16s %-14s ", LinkLine.name(device), state);
    }
}
