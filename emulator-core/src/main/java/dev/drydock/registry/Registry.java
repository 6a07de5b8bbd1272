package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.List;

/**
 * A place where images come from: repositories of manifests, found by tag or digest, and of the blobs that they name. An
 * image travels like this: the tag leads to a {@link Manifest}; its {@code config} is a blob, the image's configuration
 * JSON; each of its {@code layers} is a {@link LayerBlob}. What is found by a digest has that digest.
 *
 * <p>Implementations are safe for use by several threads, and never called under the engine's lock: they may take their
 * time. A repository is a path without the domain, such as {@code library/alpine}.
 */
public interface Registry {

    /**
     * Checks credentials, as {@code docker login} does.
     *
     * @return what the engine tells the client, such as {@code Login Succeeded}
     */
    String login(RegistryCredentials credentials) throws RegistryFailure;

    /** All tags of a repository, in the registry's order. */
    List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure;

    /** The manifest that a tag names now. */
    Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure;

    /** The manifest with a digest. */
    Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure;

    /** The image whose configuration has a digest. */
    Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure;

    LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials) throws RegistryFailure;
}
