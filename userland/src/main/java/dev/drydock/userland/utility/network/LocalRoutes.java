package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kernel's table {@code local}: what it takes for itself, which follows from a container's addresses. */
final class LocalRoutes {
    private LocalRoutes() {}

    /**
     * A line of that table.
     *
     * @param kind {@code local} or {@code broadcast}
     * @param order its address as a number
     */
    record Entry(String kind, String destination, String device, String source, long order) {}

    /** In order of their addresses. */
    static List<Entry> of(NetworkView network) {
        List<Entry> entries = new ArrayList<>();
        for (NetworkInterface device : network.interfaces()) {
            if (device.isLoopback()) {
                String own = device.address();
                entries.add(entry("local", "127.0.0.0", "/8", device, own));
                entries.add(entry("local", own, "", device, own));
                entries.add(entry("broadcast", "127.255.255.255", "", device, own));
            } else if (!device.address().isEmpty()) {
                entries.add(entry("local", device.address(), "", device, device.address()));
                if (!device.broadcast().isEmpty()) {
                    entries.add(entry("broadcast", device.broadcast(), "", device, device.address()));
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::order));
        return entries;
    }

    private static Entry entry(String kind, String address, String length, NetworkInterface device, String source) {
        long order = Ipv4Address.parse(address).map(Ipv4Address::number).orElse(0L);
        return new Entry(kind, address + length, device.name(), source, order);
    }
}
