package dev.drydock.network;

import dev.drydock.error.EngineException;
import dev.drydock.event.EventLog;
import dev.drydock.filter.Filters;
import dev.drydock.id.IdSource;
import dev.drydock.id.NetworkId;
import dev.drydock.id.PrefixMatch;
import dev.drydock.time.EngineClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The networks of an engine: {@code bridge}, {@code host} and {@code none} from the start, and the bridges that users make.
 * Who is on them is the business of {@link Sandboxes}. Refusals are {@link EngineException}s in the
 * engine's words. Not thread-safe: every method is called under the engine's lock.
 */
public final class Networks {
    private final NetworkStore store;
    private final NetworkEvents events;
    private final EngineClock clock;

    private Networks(NetworkStore store, EngineClock clock, EventLog log) {
        this.store = store;
        this.events = new NetworkEvents(log);
        this.clock = clock;
    }

    /**
     * The networks of a new engine.
     *
     * @param engineId where the subnets of IPv6 come from that it offers
     */
    public static Networks create(IdSource ids, String engineId, EngineClock clock, EventLog log) {
        NetworkStore store = new NetworkStore(ids, engineId);
        new NetworkFactory(store).createPredefined(clock.now());
        return new Networks(store, clock, log);
    }

    /** The same networks, with everybody on them, for a fork of the engine. */
    public Networks fork(EngineClock clockOfFork, EventLog logOfFork) {
        return new Networks(store.copy(), clockOfFork, logOfFork);
    }

    /** The network with an id, a name, or an id that begins so. */
    public Network find(String term) {
        return find(term, NetworkErrors::ambiguousPrefix);
    }

    /** The same as {@link #find}, with the words that the engine has for {@code GET /networks/X}. */
    public Network inspect(String term) {
        return find(term, NetworkErrors::ambiguousPrefixOfInspect);
    }

    /** The network with an id, null if it was removed. */
    public @Nullable Network get(NetworkId id) {
        return store.byId().get(id.value());
    }

    /**
     * Networks by name.
     *
     * @param filters {@code dangling}, {@code driver}, {@code id}, {@code label}, {@code name}, {@code scope}, {@code type}
     */
    public List<Network> list(Filters filters) {
        NetworkQuery query = new NetworkQuery(filters);
        return store.all().stream().filter(query::accepts).toList();
    }

    /** Who is on a network, in the order of their owners' ids. */
    public List<Endpoint> endpoints(Network network) {
        List<Endpoint> endpoints = new ArrayList<>(store.members(network.id()).all());
        endpoints.sort(Comparator.comparing(endpoint -> endpoint.owner().id()));
        return endpoints;
    }

    /** Makes a bridge. Emits {@code create}. */
    public Network create(CreateNetwork wish) {
        return create(wish, () -> {});
    }

    /**
     * As above.
     *
     * @param room is asked for when all else is in order, and may throw
     */
    Network create(CreateNetwork wish, Runnable room) {
        Network network = new NetworkFactory(store).create(wish, clock.now());
        try {
            room.run();
        } catch (EngineException full) {
            store.remove(network);
            throw full;
        }
        events.created(network);
        return network;
    }

    /** Removes a network that nobody is on. Emits {@code destroy}. */
    public void remove(String term) {
        Network network = find(term);
        if (network.predefined()) {
            throw NetworkErrors.removePredefined(network.name());
        }
        if (network.configOnly()
                && store.all().stream()
                        .anyMatch(each -> each.settings().configFrom().equals(network.name()))) {
            throw NetworkErrors.configInUse(network.name());
        }
        if (isInUse(network)) {
            throw NetworkErrors.hasActiveEndpoints(
                    network.name(), store.members(network.id()).all());
        }
        store.remove(network);
        events.destroyed(network);
    }

    /**
     * Removes all networks of users that nobody is on. Emits {@code destroy} for each and {@code prune}.
     *
     * @param filters {@code label}, {@code label!}, {@code until}
     * @return their names
     */
    public List<String> prune(Filters filters) {
        NetworkPrune wanted = new NetworkPrune(filters, clock.now());
        List<Network> removed = store.all().stream()
                .filter(network ->
                        !network.predefined() && !network.configOnly() && !isInUse(network) && wanted.accepts(network))
                .toList();
        for (Network network : removed) {
            store.remove(network);
            events.destroyed(network);
        }
        events.pruned();
        return removed.stream().map(Network::name).toList();
    }

    /** Changes how well packets get over a network, from now on. */
    public void setConditions(String term, LinkConditions conditions) {
        store.put(find(term).id(), conditions);
    }

    /** The engine has begun anew: ports that nobody names are given from the lowest on that is free. */
    public void beginAnew() {
        store.ports().searchFromStart();
    }

    NetworkStore store() {
        return store;
    }

    NetworkEvents events() {
        return events;
    }

    private boolean isInUse(Network network) {
        return !store.members(network.id()).isEmpty();
    }

    private Network find(String term, AmbiguousPrefix words) {
        Network exact = store.byId().get(term);
        Network named = exact == null ? store.named(term) : exact;
        if (named != null) {
            return named;
        }
        PrefixMatch<Network> match = store.byId().find(term);
        if (match instanceof PrefixMatch.Found<Network> found) {
            return found.value();
        }
        if (match instanceof PrefixMatch.Ambiguous<Network> ambiguous) {
            throw words.refuse(term, ambiguous.count());
        }
        throw NetworkErrors.notFound(term);
    }

    private interface AmbiguousPrefix {
        EngineException refuse(String term, int matches);
    }
}
