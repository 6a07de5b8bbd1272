package dev.drydock.container;

import dev.drydock.container.config.HostConfig;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Which containers a container calls by names of its own, and those names (28.5.2: registerLinks, linkIndex). Used under
 * the engine's lock.
 */
final class Linking {
    private final ContainerStore store;

    Linking(ContainerStore store) {
        this.store = store;
    }

    /** Reserves the names that a new container asks for, and notes them on both sides. */
    void register(Container parent) {
        HostConfig host = parent.hostConfig();
        if (host.links() == null || new NetworkMode(host.networkMode()).isUserDefined()) {
            return;
        }
        List<Link> links = new ArrayList<>();
        for (String text : host.links()) {
            Container child = child(nameIn(text));
            String name = parent.name() + "/" + aliasIn(text);
            if (store.holder(name) == null) {
                store.reserve(name, child.id());
                links.add(new Link(child.id(), child.name(), name));
                note(child, name);
            }
        }
        parent.link(links);
    }

    /** The container that has the network which the named one uses. */
    private Container child(String name) {
        Container child = found(name);
        NetworkMode mode = new NetworkMode(child.hostConfig().networkMode());
        while (mode.isContainer()) {
            child = found(mode.connectedContainer());
            mode = new NetworkMode(child.hostConfig().networkMode());
        }
        if (mode.isHost()) {
            throw CreateErrors.linkToHostNetwork();
        }
        return child;
    }

    /** One that is missing is a fault of the wish: that it is not found would be said of the image. */
    private Container found(String name) {
        try {
            return store.find(name);
        } catch (EngineException unknown) {
            throw unknown.kind() == ErrorKind.NOT_FOUND ? CreateErrors.linkTarget(name) : unknown;
        }
    }

    /**
     * Forgets all links of a container that goes. Those to it stay with the containers that have them, whoever is called so
     * afterwards (28.5.2: linkIndex.delete); only their names lead nowhere.
     */
    void forget(Container gone) {
        for (Link link : gone.links()) {
            unlink(gone, link);
        }
        gone.linkedAs().forEach(store::release);
    }

    /** Forgets one link, by its name: {@code parent/alias}. */
    void remove(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw ContainerErrors.defaultLinkName();
        }
        Container parent = store.named(name.substring(0, slash));
        if (parent == null) {
            throw ContainerErrors.noLinkParent("/" + name.substring(0, slash), "/" + name);
        }
        for (Link link : parent.links()) {
            if (link.name().equals(name)) {
                unlink(parent, link);
            }
        }
    }

    /** Gives the links of a container, and those to it, its new name. */
    void renamed(Container renamed, String newName) {
        for (String name : renamed.linkedAs()) {
            Container parent = store.named(name.substring(0, name.indexOf('/')));
            if (parent != null) {
                parent.link(parent.links().stream()
                        .map(link -> link.name().equals(name) ? new Link(link.child(), newName, name) : link)
                        .toList());
            }
        }
        List<Link> links = new ArrayList<>();
        for (Link link : renamed.links()) {
            unlink(renamed, link);
            Link changed = new Link(link.child(), link.childName(), newName + "/" + link.alias());
            links.add(changed);
            Container child = store.get(link.child());
            if (child != null) {
                store.reserve(changed.name(), link.child());
                note(child, changed.name());
            }
        }
        renamed.link(links);
    }

    private static void note(Container child, String name) {
        List<String> names = new ArrayList<>(child.linkedAs());
        names.add(name);
        child.linkedAs(names);
    }

    private void unlink(Container parent, Link link) {
        store.release(link.name());
        parent.link(parent.links().stream().filter(other -> !other.equals(link)).toList());
        Container child = store.get(link.child());
        if (child != null) {
            child.linkedAs(child.linkedAs().stream()
                    .filter(name -> !name.equals(link.name()))
                    .toList());
        }
    }

    private static String nameIn(String text) {
        String[] parts = parts(text);
        return parts[0].startsWith("/") ? parts[0].substring(1) : parts[0];
    }

    /** The form that inspect shows, {@code /child:/parent/alias}, is understood too. */
    private static String aliasIn(String text) {
        String[] parts = parts(text);
        String alias = parts.length == 1 ? parts[0] : parts[1];
        return parts[0].startsWith("/") ? alias.substring(alias.lastIndexOf('/') + 1) : alias;
    }

    private static String[] parts(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 2 || text.isEmpty()) {
            throw CreateErrors.linkFormat(text);
        }
        return parts;
    }
}
