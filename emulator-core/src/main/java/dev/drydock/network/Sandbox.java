package dev.drydock.network;

import dev.drydock.id.SandboxId;
import java.util.ArrayList;
import java.util.List;

/**
 * A network stack: a container's own, or the machine's. It never changes; a connection makes a new one of the same id.
 *
 * @param endpoints in the order of connection
 * @param nextLinkIndex number of the next interface; numbers are not used again, names are
 */
public record Sandbox(SandboxId id, Kind kind, List<Endpoint> endpoints, int nextLinkIndex) {
    /** {@link #key} of every stack that is the machine's. */
    public static final String HOST_KEY = "/var/run/docker/netns/default";

    private static final int FIRST_LINK_INDEX = 2;

    public Sandbox {
        endpoints = List.copyOf(endpoints);
    }

    static Sandbox empty(SandboxId id, Kind kind) {
        return new Sandbox(id, kind, List.of(), FIRST_LINK_INDEX);
    }

    /** Where the engine keeps it, as inspect says. */
    public String key() {
        return kind == Kind.HOST ? HOST_KEY : "/var/run/docker/netns/" + id.shortForm();
    }

    /** The lowest-numbered name that no interface has. */
    String freeInterfaceName(String prefix) {
        int number = 0;
        while (hasInterface(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    Sandbox with(Endpoint endpoint) {
        List<Endpoint> more = new ArrayList<>(endpoints);
        more.add(endpoint);
        int next = endpoint.linkIndex() == 0 ? nextLinkIndex : nextLinkIndex + 1;
        return new Sandbox(id, kind, more, next);
    }

    /** With a changed endpoint in the place of the one with its id. */
    Sandbox withChanged(Endpoint changed) {
        return withEndpoints(endpoints.stream()
                .map(other -> other.id().equals(changed.id()) ? changed : other)
                .toList());
    }

    Sandbox without(Endpoint endpoint) {
        return withEndpoints(endpoints.stream()
                .filter(other -> !other.id().equals(endpoint.id()))
                .toList());
    }

    Sandbox withEndpoints(List<Endpoint> changed) {
        return new Sandbox(id, kind, changed, nextLinkIndex);
    }

    boolean hasInterface(String name) {
        return endpoints.stream().anyMatch(endpoint -> endpoint.interfaceName().equals(name));
    }

    /** Whose stack it is. */
    public enum Kind {
        /** A container's own. */
        PRIVATE,
        /** The machine's. */
        HOST
    }
}
