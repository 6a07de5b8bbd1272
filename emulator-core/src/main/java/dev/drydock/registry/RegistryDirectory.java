package dev.drydock.registry;

import dev.drydock.reference.ImageReference;
import java.util.Map;
import java.util.TreeMap;

/** Which registry answers under which domain; all others do not answer. Immutable. */
public final class RegistryDirectory {
    /** No registry answers: a machine without a network. */
    public static final RegistryDirectory NONE = new RegistryDirectory(Map.of());

    private final Map<String, Registry> byDomain;

    private RegistryDirectory(Map<String, Registry> byDomain) {
        this.byDomain = Map.copyOf(byDomain);
    }

    /** Only Docker Hub answers. */
    public static RegistryDirectory withHub(Registry hub) {
        return NONE.with(ImageReference.DEFAULT_DOMAIN, hub);
    }

    /**
     * The same directory with one more registry, or another one in its place.
     *
     * @param domain such as {@code docker.io} or {@code 127.0.0.1:5000}
     */
    public RegistryDirectory with(String domain, Registry registry) {
        Map<String, Registry> copy = new TreeMap<>(byDomain);
        copy.put(domain, registry);
        return new RegistryDirectory(copy);
    }

    /** The registry under a domain, never null: one that nobody named fails to be reached. */
    public Registry registry(String domain) {
        Registry named = byDomain.get(domain);
        return named == null ? new UnreachableRegistry(domain) : named;
    }
}
