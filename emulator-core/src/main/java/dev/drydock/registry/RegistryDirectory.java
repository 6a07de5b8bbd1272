package dev.drydock.registry;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.reference.ImageReference;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which registry answers under which domain; all others do not answer. Immutable. */
public final class RegistryDirectory {
    /** No registry answers: a machine without a network. */
    public static final RegistryDirectory NONE = new RegistryDirectory(Map.of());

    private static final Set<String> HUB_NAMES =
            Set.of("", "index.docker.io", "registry-1.docker.io", ImageReference.DEFAULT_DOMAIN);

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

    /**
     * Checks credentials at a registry.
     *
     * @param server domain, or an address as clients write it, such as {@code https://index.docker.io/v1/}; empty for
     *     Docker Hub
     * @return what the client is told, such as {@code Login Succeeded}
     * @throws EngineException unauthorized; unclassified if nobody answers
     */
    public String login(String server, RegistryCredentials credentials) {
        try {
            return registry(domainOf(server)).login(credentials);
        } catch (RegistryFailure refused) {
            boolean unauthorized = refused.code() == RegistryFailure.Code.UNAUTHORIZED;
            throw new EngineException(
                    unauthorized ? ErrorKind.UNAUTHORIZED : ErrorKind.UNKNOWN,
                    unauthorized ? refused.getMessage() : refused.words());
        }
    }

    private static String domainOf(String server) {
        String withoutScheme = server.replaceFirst("^https?://", "");
        int slash = withoutScheme.indexOf('/');
        String domain = slash < 0 ? withoutScheme : withoutScheme.substring(0, slash);
        return HUB_NAMES.contains(domain) ? ImageReference.DEFAULT_DOMAIN : domain;
    }
}
