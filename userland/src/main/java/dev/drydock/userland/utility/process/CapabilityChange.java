package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.CapabilitySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Capabilities as {@code setpriv} writes them: {@code +chown,-kill,-all}. */
final class CapabilityChange {
    private static final String ALL = "all";

    private final CapabilitySet added;
    private final CapabilitySet dropped;

    private CapabilityChange(CapabilitySet added, CapabilitySet dropped) {
        this.added = added;
        this.dropped = dropped;
    }

    /**
     * Reads a change; a later word is stronger than an earlier one.
     *
     * @throws IllegalArgumentException whose message is what setpriv says of it
     */
    static CapabilityChange parse(String text) {
        CapabilitySet added = CapabilitySet.of(List.of());
        CapabilitySet dropped = CapabilitySet.of(List.of());
        for (String word : text.split(",", -1)) {
            if (!word.startsWith("+") && !word.startsWith("-")) {
                throw new IllegalArgumentException("bad capability string");
            }
            CapabilitySet meant = meant(word.substring(1));
            if (word.startsWith("+")) {
                added = added.with(meant);
                dropped = dropped.without(meant);
            } else {
                dropped = dropped.with(meant);
                added = added.without(meant);
            }
        }
        return new CapabilityChange(added, dropped);
    }

    private static CapabilitySet meant(String name) {
        if (name.equals(ALL)) {
            return CapabilitySet.ALL;
        }
        for (Capability each : Capability.values()) {
            if (name(each).equals(name)) {
                return CapabilitySet.of(List.of(each));
            }
        }
        throw new IllegalArgumentException("unknown capability \"" + name + "\"");
    }

    private static String name(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }

    /** All that there are, in the order of their numbers. */
    static List<String> names() {
        return names(CapabilitySet.ALL);
    }

    static List<String> names(CapabilitySet set) {
        List<String> names = new ArrayList<>();
        for (Capability each : Capability.values()) {
            if (set.has(each)) {
                names.add(name(each));
            }
        }
        return names;
    }

    boolean adds() {
        return !added.equals(CapabilitySet.of(List.of()));
    }

    CapabilitySet from(CapabilitySet set) {
        return set.without(dropped);
    }
}
