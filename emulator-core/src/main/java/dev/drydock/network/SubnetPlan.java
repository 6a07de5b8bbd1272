package dev.drydock.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which subnets are taken, and which one a network gets that asks for none: 172.17–172.31 by /16, then 192.168 by /20, the
 * lowest free first (engine 28.5.2, default address pools). Taken subnets never overlap. Not thread-safe.
 */
final class SubnetPlan {
    private static final List<Ipv4Subnet> OFFERED = offered();

    private final NavigableMap<Ipv4Address, Ipv4Subnet> taken;

    SubnetPlan() {
        this(new TreeMap<>());
    }

    private SubnetPlan(NavigableMap<Ipv4Address, Ipv4Subnet> taken) {
        this.taken = taken;
    }

    SubnetPlan copy() {
        return new SubnetPlan(new TreeMap<>(taken));
    }

    /** Takes the lowest free one of the offered subnets; empty if none is left. */
    Optional<Ipv4Subnet> takeLowest() {
        for (Ipv4Subnet subnet : OFFERED) {
            if (take(subnet)) {
                return Optional.of(subnet);
            }
        }
        return Optional.empty();
    }

    /** @return whether it overlaps none that is taken */
    boolean take(Ipv4Subnet subnet) {
        Map.Entry<Ipv4Address, Ipv4Subnet> below = taken.floorEntry(subnet.last());
        if (below != null && below.getValue().overlaps(subnet)) {
            return false;
        }
        taken.put(subnet.base(), subnet);
        return true;
    }

    void giveBack(Ipv4Subnet subnet) {
        taken.remove(subnet.base(), subnet);
    }

    private static List<Ipv4Subnet> offered() {
        List<Ipv4Subnet> subnets = new ArrayList<>();
        for (int second = 17; second <= 31; second++) {
            subnets.add(Ipv4Subnet.of("172." + second + ".0.0/16"));
        }
        for (int third = 0; third < 256; third += 16) {
            subnets.add(Ipv4Subnet.of("192.168." + third + ".0/20"));
        }
        return Collections.unmodifiableList(subnets);
    }
}
