package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.filter.Filters;
import dev.drydock.network.ListedNetwork;
import dev.drydock.network.Network;
import dev.drydock.volume.Volume;
import java.util.ArrayList;
import java.util.List;

/** What is in an engine that was not in it when it was made. */
final class Leftovers {
    private Leftovers() {}

    /** @throws AssertionError if anything is left */
    static void refuse(Engine engine) {
        List<String> left = of(engine);
        if (!left.isEmpty()) {
            throw new AssertionError("the test left behind:\n  " + String.join("\n  ", left)
                    + "\n(it removes what it makes, or LeakCheck.NONE is asked for)");
        }
    }

    private static List<String> of(Engine engine) {
        List<String> left = new ArrayList<>();
        for (ContainerSummary container : engine.containers().list(ListOptions.ALL)) {
            left.add("container " + container.names().get(0).substring(1) + " of " + container.image() + " ("
                    + container.status() + ")");
        }
        for (ListedNetwork listed : engine.networks().list(Filters.NONE)) {
            if (!Network.isPredefinedName(listed.network().name())) {
                left.add("network " + listed.network().name());
            }
        }
        for (Volume volume : engine.volumes().list(Filters.NONE)) {
            left.add((volume.isAnonymous() ? "anonymous volume " : "volume ") + volume.name());
        }
        return left;
    }
}
