package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A registry of images defined in code: what stands for Docker Hub. Immutable, so one serves all engines. It does not tell
 * an unknown repository from a private one, and lets anybody in, as Docker Hub does for public repositories.
 *
 * <pre>{@code
 * Registry hub = InMemoryRegistry.builder()
 *         .publish("library/alpine", alpine, "latest", "3", "3.22")
 *         .build();
 * }</pre>
 */
public final class InMemoryRegistry implements Registry {
    private final Map<String, Map<String, PublishedImage>> repositories;
    private final Map<String, String> notEmulated;

    private InMemoryRegistry(Map<String, Map<String, PublishedImage>> repositories, Map<String, String> notEmulated) {
        this.repositories = repositories;
        this.notEmulated = notEmulated;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String login(RegistryCredentials credentials) {
        return "Login Succeeded";
    }

    /** Sorted. */
    @Override
    public List<String> tags(String repository, RegistryCredentials credentials) throws RegistryFailure {
        return repository(repository).keySet().stream().sorted().toList();
    }

    @Override
    public Manifest manifest(String repository, String tag, RegistryCredentials credentials) throws RegistryFailure {
        PublishedImage image = repository(repository).get(tag);
        if (image == null) {
            throw RegistryFailure.manifestUnknown();
        }
        return image.manifest();
    }

    @Override
    public Manifest manifest(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        for (PublishedImage image : images(repository)) {
            if (image.manifest().digest().equals(digest)) {
                return image.manifest();
            }
        }
        throw RegistryFailure.manifestUnknown();
    }

    @Override
    public Image image(String repository, Digest digest, RegistryCredentials credentials) throws RegistryFailure {
        for (PublishedImage published : images(repository)) {
            if (published.manifest().config().digest().equals(digest)) {
                return published.image();
            }
        }
        throw RegistryFailure.blobUnknown();
    }

    @Override
    public LayerBlob layer(String repository, Descriptor descriptor, RegistryCredentials credentials)
            throws RegistryFailure {
        for (PublishedImage image : images(repository)) {
            LayerBlob layer = image.layer(descriptor.digest());
            if (layer != null) {
                return layer;
            }
        }
        throw RegistryFailure.blobUnknown();
    }

    private Map<String, PublishedImage> repository(String name) throws RegistryFailure {
        String reason = notEmulated.get(name);
        if (reason != null) {
            throw RegistryFailure.notEmulated(reason);
        }
        Map<String, PublishedImage> tags = repositories.get(name);
        if (tags == null) {
            throw RegistryFailure.denied();
        }
        return tags;
    }

    /** Several tags may name one image. */
    private Set<PublishedImage> images(String repository) throws RegistryFailure {
        return new LinkedHashSet<>(repository(repository).values());
    }

    /** Gathers repositories. */
    public static final class Builder {
        private final Map<String, Map<String, PublishedImage>> repositories = new LinkedHashMap<>();
        private final Map<String, String> notEmulated = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Offers an image under tags of a repository.
         *
         * @param repository without the domain, such as {@code library/alpine}
         */
        public Builder publish(String repository, PublishedImage image, String... tags) {
            Map<String, PublishedImage> ofRepository =
                    repositories.computeIfAbsent(repository, name -> new LinkedHashMap<>());
            for (String tag : tags) {
                ofRepository.put(tag, image);
            }
            return this;
        }

        /**
         * Refuses a repository that clients ask for by themselves and that cannot be emulated.
         *
         * @param reason all that the client is told
         */
        public Builder refuse(String repository, String reason) {
            notEmulated.put(repository, reason);
            return this;
        }

        public InMemoryRegistry build() {
            Map<String, Map<String, PublishedImage>> copy = new LinkedHashMap<>();
            repositories.forEach((name, tags) -> copy.put(name, new LinkedHashMap<>(tags)));
            return new InMemoryRegistry(copy, Map.copyOf(notEmulated));
        }
    }
}
