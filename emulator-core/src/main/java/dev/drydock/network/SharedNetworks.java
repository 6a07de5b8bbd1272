package dev.drydock.network;

import dev.drydock.disk.EngineDisk;
import dev.drydock.filter.Filters;
import dev.drydock.id.NetworkId;
import dev.drydock.ledger.Deed;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import java.util.List;

/**
 * The networks of an engine, for any thread: each call is one rule under the engine's lock. Refusals are {@link
 * dev.drydock.error.EngineException}s in the words of Docker Engine 28.5.2. Putting containers on networks is the business
 * of those who know containers.
 */
public final class SharedNetworks {
    private final EngineLock lock;
    private final Networks networks;
    private final Ledger ledger;
    private final EngineDisk disk;

    /** @param ledger is told of what is changed */
    public SharedNetworks(EngineLock lock, Networks networks, Ledger ledger, EngineDisk disk) {
        this.disk = disk;
        this.lock = lock;
        this.networks = networks;
        this.ledger = ledger;
    }

    /**
     * Networks by name.
     *
     * @param filters {@code dangling}, {@code driver}, {@code id}, {@code label}, {@code name}, {@code scope}, {@code type}
     */
    public List<ListedNetwork> list(Filters filters) {
        return lock.hold(() -> networks.list(filters).stream().map(this::listed).toList());
    }

    /**
     * The network with an id, a name, or an id that begins so.
     *
     * @param scope of the networks that are looked through; empty for all
     */
    public ListedNetwork inspect(String term, String scope) {
        return lock.hold(() -> {
            Network found = networks.inspect(term);
            if (!scope.isEmpty() && !scope.equals(found.scope())) {
                throw NetworkErrors.notFound(term);
            }
            return listed(found);
        });
    }

    /** As {@link Networks#create}. */
    public NetworkId create(CreateNetwork wish) {
        return ledger.inJava(
                "network create",
                wish.name(),
                () -> lock.hold(() ->
                        networks.create(wish, () -> requireRoom(wish.name())).id()));
    }

    private void requireRoom(String name) {
        String full =
                disk.refusal(new Deed("network create", name), () -> "write " + disk.path("network/files/local-kv.db"));
        if (full != null) {
            throw NetworkErrors.notStored(full);
        }
    }

    /** As {@link Networks#remove}. */
    public void remove(String term) {
        ledger.doneInJava("network remove", term, () -> lock.run(() -> networks.remove(term)));
    }

    /**
     * As {@link Networks#prune}.
     *
     * @return the names of what was removed
     */
    public List<String> prune(Filters filters) {
        return ledger.inJava("network prune", "", () -> lock.hold(() -> networks.prune(filters)));
    }

    /**
     * Changes how well packets get from one to another on a network, and from there to the machine: for those that are sent
     * from now on, by connections that are there, too. A setting of Drydock's own, for tests of what waits and tries again:
     * on the engine's clock, and with the same losses for the same seed.
     *
     * @param term as of {@link #inspect}
     */
    public void setConditions(String term, LinkConditions conditions) {
        lock.run(() -> networks.setConditions(term, conditions));
    }

    private ListedNetwork listed(Network network) {
        return new ListedNetwork(network, networks.endpoints(network));
    }
}
