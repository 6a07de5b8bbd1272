package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.container.ContainerSummary;
import dev.drydock.container.ListOptions;
import dev.drydock.filter.Filters;
import dev.drydock.ledger.Call;
import dev.drydock.ledger.Ledger;
import dev.drydock.network.ListedNetwork;
import dev.drydock.network.Network;
import dev.drydock.volume.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is in an engine that was not in it when it was made, each with the call that made it. */
final class Leftovers {
    /** How long the engine may take to see that a client has closed its streams. */
    private static final long PATIENCE_SECONDS = 5;

    private final Engine engine;
    private final Set<String> prepared;
    private final List<String> left = new ArrayList<>();
    private final Set<String> things = new HashSet<>();

    private Leftovers(Engine engine, Set<String> prepared) {
        this.engine = engine;
        this.prepared = prepared;
    }

    /** Containers and networks by their ids, volumes by their names. */
    static Set<String> things(Engine engine) {
        Leftovers all = new Leftovers(engine, Set.of());
        all.findThings();
        return all.things;
    }

    /**
     * @param prepared what was there before the test, as of {@link #things}
     * @throws AssertionError if anything is left
     */
    static void refuse(Engine engine, Set<String> prepared) {
        List<String> left = new Leftovers(engine, prepared).find();
        if (!left.isEmpty()) {
            throw new AssertionError("the test left behind:\n  " + String.join("\n  ", left)
                    + "\n(it removes what it makes and closes what it opens, or LeakCheck.NONE is asked for)");
        }
    }

    private List<String> find() {
        findThings();
        awaitStreams(engine.ledger());
        for (Call call : engine.ledger().calls().open().list()) {
            left.add("a call that was not ended: " + call);
        }
        return left;
    }

    private void findThings() {
        for (ContainerSummary container : engine.containers().list(ListOptions.ALL)) {
            add(
                    "container " + container.names().get(0).substring(1) + " of " + container.image() + " ("
                            + container.status() + ")",
                    container.id());
        }
        for (ListedNetwork listed : engine.networks().list(Filters.NONE)) {
            Network network = listed.network();
            if (!Network.isPredefinedName(network.name())) {
                add("network " + network.name(), network.id().toString());
            }
        }
        for (Volume volume : engine.volumes().list(Filters.NONE)) {
            add((volume.isAnonymous() ? "anonymous volume " : "volume ") + volume.name(), volume.name());
        }
    }

    private void add(String what, String id) {
        things.add(id);
        if (!prepared.contains(id)) {
            left.add(what
                    + engine.ledger()
                            .makerOf(id)
                            .map(maker -> ", made by " + maker)
                            .orElse(", made in Java"));
        }
    }

    private static void awaitStreams(Ledger ledger) {
        try {
            ledger.whenNoneIsOpen().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillOpen) {
            // They are told of.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
