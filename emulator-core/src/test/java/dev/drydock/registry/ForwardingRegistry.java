package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.List;

/** Another registry, with a chance to do something whenever it is asked. */
class ForwardingRegistry implements Registry {
    private final Registry registry;

    ForwardingRegistry(Registry registry) {
        this.registry = registry;
    }

    void asked() {}

    @Override
    public String login(RegistryCredentials credentials) throws RegistryFailure {
        asked();
        return registry.login(credentials);
    }

    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        asked();
        return registry.tags(repository, credentials);
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        asked();
        return registry.manifest(repository, tag, credentials);
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        asked();
        return registry.manifest(repository, digest, credentials);
    }

    @Override
    public Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        asked();
        return registry.image(repository, digest, credentials);
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        asked();
        return registry.layer(repository, descriptor, credentials);
    }
}
