package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.id.ContainerId;
import dev.drydock.id.PrefixIndex;
import dev.drydock.id.PrefixMatch;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The containers of an engine and all names that are taken: their own, and those that links give ({@code parent/alias}).
 * Names here have no leading slash. A name is reserved before there is a container for it. Used under the engine's lock.
 */
final class ContainerStore {
    private final PrefixIndex<Container> byId = new PrefixIndex<>();
    private final Map<String, ContainerId> names = new HashMap<>();
    private final NavigableMap<Long, Container> newestFirst = new TreeMap<>(Collections.reverseOrder());
    private long nextPlace;

    /** The place of a new container in the order of creation. */
    long nextPlace() {
        return nextPlace++;
    }

    void add(Container container) {
        byId.put(container.id().value(), container);
        newestFirst.put(container.place(), container);
    }

    /** Forgets a container; its names are released one by one. */
    void remove(Container container) {
        byId.remove(container.id().value());
        newestFirst.remove(container.place());
    }

    /** Whether a container is (still) there. */
    boolean contains(Container container) {
        return byId.get(container.id().value()) == container;
    }

    /**
     * The container that a client means.
     *
     * @param reference whole id, else name, else beginning of an id
     */
    Container find(String reference) {
        if (reference.isEmpty()) {
            throw ContainerErrors.emptyReference();
        }
        Container exact = byId.get(reference);
        Container named = exact == null ? named(withoutSlash(reference)) : exact;
        if (named != null) {
            return named;
        }
        PrefixMatch<Container> match = byId.find(reference);
        if (match instanceof PrefixMatch.Found<Container> found) {
            return found.value();
        }
        if (match instanceof PrefixMatch.Ambiguous<Container>) {
            throw ContainerErrors.ambiguousPrefix(reference);
        }
        throw ContainerErrors.notFound(reference);
    }

    /** The only container whose id begins so, null if there is none or several. */
    @Nullable
    Container byPrefix(String prefix) {
        return byId.find(prefix) instanceof PrefixMatch.Found<Container> found ? found.value() : null;
    }

    /** As {@link #find}, null if nothing is meant. */
    @Nullable
    Container findOrNull(String reference) {
        try {
            return find(reference);
        } catch (EngineException unknown) {
            return null;
        }
    }

    @Nullable
    Container get(ContainerId id) {
        return byId.get(id.value());
    }

    /** The container of a name, null if the name is free or only reserved. */
    @Nullable
    Container named(String name) {
        ContainerId holder = names.get(name);
        return holder == null ? null : byId.get(holder.value());
    }

    /** Who holds a name, null if it is free. */
    @Nullable
    ContainerId holder(String name) {
        return names.get(name);
    }

    /** Takes a name that is free, or that the same container has already. */
    void reserve(String name, ContainerId holder) {
        names.put(name, holder);
    }

    void release(String name) {
        names.remove(name);
    }

    /** All containers, the newest first. */
    Collection<Container> newestFirst() {
        return Collections.unmodifiableCollection(newestFirst.values());
    }

    int size() {
        return byId.size();
    }

    /** Shows every name with the container that it leads to. */
    void eachName(BiConsumer<String, ContainerId> visitor) {
        names.forEach(visitor);
    }

    static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
