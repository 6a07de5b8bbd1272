package dev.drydock.userland.utility.network;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Neighbour;
import dev.drydock.userland.utility.command.Words;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * {@code ip neigh}: whom a container has met, as {@code /proc/net/arp} has them. When that was is not remembered: they are
 * there, so they count as reachable.
 */
final class IpNeighbours {
    private static final Set<String> STATES =
            Set.of("permanent", "noarp", "none", "stale", "incomplete", "delay", "probe", "failed");
    private static final Words NOT_FLUSHED = Words.of(
            "Failed to send flush request: Operation not permitted",
            "can't send flush request: Operation not permitted");
    private static final Words NOTHING_TO_FLUSH = Words.of("", "Nothing to flush");

    private final IpCall ip;
    private final List<Neighbour> shown;
    private boolean withDevice = true;

    private IpNeighbours(IpCall ip) {
        this.ip = ip;
        this.shown = new ArrayList<>(ip.inet ? ip.network().neighbours() : List.of());
    }

    static void run(IpCall ip, List<String> words) {
        String command = words.isEmpty() ? "show" : words.get(0);
        IpNeighbours neighbours = new IpNeighbours(ip);
        if (ip.isGnu() ? IpCall.isShow(command) : IpCall.isPrefix(command, "show")) {
            neighbours.select(IpCall.behindShow(words));
            neighbours.show();
        } else if (IpCall.isPrefix(command, "flush")) {
            neighbours.select(IpCall.behindShow(words.subList(1, words.size())));
            neighbours.flush();
        } else if (ip.isGnu()
                && Set.of("add", "delete", "del", "change", "replace", "append").contains(command)) {
            throw ip.refused();
        } else if (ip.isGnu() && command.equals("get")) {
            throw ip.notEmulated("neigh get");
        } else {
            throw ip.unknownCommand(command, "neigh", 1);
        }
    }

    private void select(Deque<String> words) {
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "dev" -> {
                    String name = ip.device(ip.valueOf(words)).name();
                    shown.removeIf(each -> !each.interfaceName().equals(name));
                    withDevice = false;
                }
                case "nud" -> state(ip.valueOf(words));
                case "unused", "proxy", "vrf", "nomaster", "master", "protocol" ->
                    throw ip.notEmulated("neigh show " + word);
                case "all" -> {}
                default -> keep(word.equals("to") ? ip.valueOf(words) : word);
            }
        }
    }

    /** BusyBox finds nobody where iproute2 finds no address. */
    private void keep(String text) {
        if (!ip.isGnu() && AddressPrefix.parse(text).isEmpty()) {
            shown.clear();
            return;
        }
        AddressPrefix prefix = ip.prefix(text);
        shown.removeIf(each -> !prefix.contains(IpAddress.of(each.address())));
    }

    private void state(String state) {
        if (STATES.contains(state)) {
            shown.clear();
        } else if (!state.equals("all") && !state.equals("reachable")) {
            throw ip.wrongArgument(state, "nud state is bad");
        }
    }

    private void show() {
        for (Neighbour each : shown) {
            ip.print(ip.brief ? brief(each) : line(each));
        }
    }

    private String line(Neighbour each) {
        if (ip.statistics) {
            throw ip.notEmulated("-s neigh");
        }
        String device = withDevice ? " dev " + each.interfaceName() : "";
        String used = ip.isGnu() ? " " : " ref 1 used 0/0/0 probes 4 ";
        return each.address() + device + " lladdr " + each.mac() + used + "REACHABLE" + (ip.isGnu() ? " \n" : "\n");
    }

    private static String brief(Neighbour each) {
        return String.format("%-39s %-16s %s\n", each.address(), each.interfaceName(), each.mac());
    }

    private void flush() {
        if (!shown.isEmpty()) {
            throw ip.said(1, NOT_FLUSHED);
        }
        ip.print(ip.isGnu() ? "" : NOTHING_TO_FLUSH.busybox() + "\n");
    }
}
