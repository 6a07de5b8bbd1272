package dev.drydock.registry;

import dev.drydock.reference.ImageReference;

/**
 * What goes between an engine and registries. Refusals are {@link dev.drydock.error.EngineException}s with the words of
 * Docker Engine 28.5.2. Safe for use by any number of threads. Registries are never asked under the engine's lock, so each
 * call takes as long as they take.
 */
public interface Registries {

    /**
     * Asks for an image. A registry that refuses or does not answer is told of at once; the layers travel when the pull is
     * run.
     */
    Pull pull(PullRequest request);

    /** What a registry says of an image without its being pulled. */
    OfferedImage inspect(ImageReference reference, RegistryCredentials credentials);

    /**
     * Checks credentials, as {@code docker login} does.
     *
     * @param server domain, or an address as clients write it, such as {@code https://index.docker.io/v1/}; empty for Docker
     *     Hub
     * @return what the client is told, such as {@code Login Succeeded}
     */
    String login(String server, RegistryCredentials credentials);
}
