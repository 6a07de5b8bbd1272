package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.id.ContainerId;
import dev.drydock.id.PrefixIndex;
import dev.drydock.id.PrefixMatch;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.StoredImage;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The containers of an engine and all names that are taken: their own, and those that links give ({@code parent/alias}).
 * Names here have no leading slash. A name is reserved before there is a container for it. Used under the engine's lock.
 */
public final class ContainerStore {
    private final PrefixIndex<Container> byId;
    private final Map<String, ContainerId> names;
    private final NavigableMap<Long, Container> newestFirst;
    private final Map<ImageId, NavigableMap<Long, Container>> byImage;
    private long nextPlace;

    /** That of a new engine. */
    public ContainerStore() {
        byId = new PrefixIndex<>();
        names = new HashMap<>();
        newestFirst = new TreeMap<>(Collections.reverseOrder());
        byImage = new HashMap<>();
    }

    private ContainerStore(ContainerStore other, ForkedParts parts) {
        IdentityHashMap<Container, Container> copies = new IdentityHashMap<>(2 * other.size());
        byId = other.byId.copy(container -> {
            Container copy = container.fork(parts);
            copies.put(container, copy);
            return copy;
        });
        names = new HashMap<>(other.names);
        newestFirst = copied(other.newestFirst, copies);
        byImage = new HashMap<>(2 * other.byImage.size());
        other.byImage.forEach((image, users) -> byImage.put(image, copied(users, copies)));
        nextPlace = other.nextPlace;
    }

    private static NavigableMap<Long, Container> copied(
            NavigableMap<Long, Container> containers, IdentityHashMap<Container, Container> copies) {
        NavigableMap<Long, Container> copy = new TreeMap<>(containers);
        copy.replaceAll((place, container) -> copies.getOrDefault(container, container));
        return copy;
    }

    /**
     * The same containers and names for a fork of the engine. No process is in it: a container that runs is noted as one that
     * is to be started anew. Whatever is under way with a container, such as its removal, has not begun in the fork.
     */
    public ContainerStore fork(ForkedParts parts) {
        return new ContainerStore(this, parts);
    }

    /** Whether no container is just being started: only then is there something to fork. */
    public boolean isSettled() {
        return newestFirst.values().stream().noneMatch(Container::isStarting);
    }

    /** Gives up the files of all containers, and what they hold of layers. */
    public void close() {
        newestFirst.values().forEach(container -> container.layer().close());
    }

    /** The place of a new container in the order of creation. */
    long nextPlace() {
        return nextPlace++;
    }

    void add(Container container) {
        byId.put(container.id().value(), container);
        newestFirst.put(container.place(), container);
        for (ImageId image : imagesOf(container)) {
            byImage.computeIfAbsent(image, any -> new TreeMap<>(Collections.reverseOrder()))
                    .put(container.place(), container);
        }
    }

    /** Forgets a container; its names are released one by one. */
    void remove(Container container) {
        byId.remove(container.id().value());
        newestFirst.remove(container.place());
        for (ImageId image : imagesOf(container)) {
            byImage.computeIfPresent(image, (id, users) -> {
                users.remove(container.place());
                return users.isEmpty() ? null : users;
            });
        }
    }

    /** Neither changes once a container is made. */
    private static Set<ImageId> imagesOf(Container container) {
        Set<ImageId> images = new LinkedHashSet<>();
        Image its = container.image();
        if (its != null) {
            images.add(its.id());
        }
        for (ContainerMount mount : container.mounts()) {
            StoredImage mounted = mount.image();
            if (mounted != null) {
                images.add(mounted.id());
            }
        }
        return images;
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

    /** Those made from an image, or that have it mounted, the newest first. */
    Collection<Container> usersOf(ImageId image) {
        NavigableMap<Long, Container> users = byImage.get(image);
        return users == null ? List.of() : Collections.unmodifiableCollection(users.values());
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
