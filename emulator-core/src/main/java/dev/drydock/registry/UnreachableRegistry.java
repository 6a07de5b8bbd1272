package dev.drydock.registry;

/**
 * A registry that does not answer, in the words of an engine on a machine without a way out: its name server cannot be
 * reached, and nothing listens on its own ports.
 */
public final class UnreachableRegistry extends RefusingRegistry {

    /** @param domain host and perhaps port */
    public UnreachableRegistry(String domain) {
        super(domain, RegistryAddress::unreachable);
    }
}
