package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.List;

/** A registry one of whose layers is not as it should be. Of one pull. */
final class FaultyLayers implements Registry {
    private final Registry registry;
    private final int number;
    private final Faulty faulty;
    private volatile List<Descriptor> layers = List.of();

    /** @param number of the layer, from 1 on */
    FaultyLayers(Registry registry, int number, Faulty faulty) {
        this.registry = registry;
        this.number = number;
        this.faulty = faulty;
    }

    /** What becomes of a layer. */
    @FunctionalInterface
    interface Faulty {
        LayerBlob of(LayerBlob blob) throws RegistryFailure;
    }

    /** As above, where it matters how the engine is. */
    @FunctionalInterface
    interface Change {
        LayerBlob of(LayerBlob blob, PullFault.Surroundings engine) throws RegistryFailure;
    }

    @Override
    public String login(RegistryCredentials credentials) throws RegistryFailure {
        return registry.login(credentials);
    }

    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        return registry.tags(repository, credentials);
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        return noted(registry.manifest(repository, tag, credentials));
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        return noted(registry.manifest(repository, digest, credentials));
    }

    private Manifest noted(Manifest manifest) {
        layers = manifest.layers();
        return manifest;
    }

    @Override
    public Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        return registry.image(repository, digest, credentials);
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        LayerBlob blob = registry.layer(repository, descriptor, credentials);
        return layers.indexOf(descriptor) == number - 1 ? faulty.of(blob) : blob;
    }
}
