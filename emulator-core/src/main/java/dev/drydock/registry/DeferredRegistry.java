package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A registry that is made when it is first asked: an engine that pulls nothing is ready the sooner. */
public final class DeferredRegistry implements Registry {
    private final Supplier<Registry> maker;
    private @Nullable Registry made;

    public DeferredRegistry(Supplier<Registry> maker) {
        this.maker = maker;
    }

    @Override
    public String login(RegistryCredentials credentials) throws RegistryFailure {
        return made().login(credentials);
    }

    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        return made().tags(repository, credentials);
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        return made().manifest(repository, tag, credentials);
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        return made().manifest(repository, digest, credentials);
    }

    @Override
    public Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        return made().image(repository, digest, credentials);
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        return made().layer(repository, descriptor, credentials);
    }

    private synchronized Registry made() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
