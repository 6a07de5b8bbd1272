package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.List;

/** A registry that refuses everything. */
class RefusingRegistry implements Registry {
    private final String domain;
    private final Refusal refusal;

    RefusingRegistry(String domain, Refusal refusal) {
        this.domain = domain;
        this.refusal = refusal;
    }

    /** How a registry refuses. */
    @FunctionalInterface
    interface Refusal {
        RegistryFailure at(String domain);
    }

    @Override
    public String login(RegistryCredentials credentials) throws RegistryFailure {
        throw refusal.at(domain);
    }

    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        throw refusal.at(domain);
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        throw refusal.at(domain);
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        throw refusal.at(domain);
    }

    @Override
    public Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        throw refusal.at(domain);
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        throw refusal.at(domain);
    }
}
