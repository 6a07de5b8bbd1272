package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.Platform;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A pull of one tag or digest, or of all tags of a repository: manifest by manifest, then one word on the whole. */
final class ManifestPull implements Pull {
    private final PullRequest request;
    private final Registry registry;
    private final List<ImageReference> wanted;
    private final Manifest first;
    private final PullTarget target;
    private final Supplier<LayersPull> layers;

    /** @param layers makes what brings the layers of one image */
    ManifestPull(PullRequest request, Registry registry, Found found, PullTarget target, Supplier<LayersPull> layers) {
        this.request = request;
        this.registry = registry;
        this.wanted = found.references();
        this.first = found.first();
        this.target = target;
        this.layers = layers;
    }

    /**
     * What the registry said at first.
     *
     * @param references what is pulled, at least one
     * @param first the manifest of the first of them
     */
    record Found(List<ImageReference> references, Manifest first) {}

    /**
     * Asks for the manifest of a reference, or for all tags and the manifest of the first.
     *
     * @throws RegistryFailure if there is none
     */
    static Found find(PullRequest request, Registry registry) throws RegistryFailure {
        ImageReference reference = request.reference();
        List<ImageReference> references = reference.isNameOnly()
                ? registry.tags(reference.path(), request.credentials()).stream()
                        .map(reference::withTag)
                        .toList()
                : List.of(reference);
        if (references.isEmpty()) {
            throw RegistryFailure.manifestUnknown();
        }
        return new Found(references, manifest(registry, references.get(0), request.credentials()));
    }

    static Manifest manifest(Registry registry, ImageReference reference, RegistryCredentials credentials)
            throws RegistryFailure {
        Digest digest = reference.digest();
        if (digest != null) {
            return registry.manifest(reference.path(), digest, credentials);
        }
        return registry.manifest(reference.path(), tag(reference), credentials);
    }

    private static String tag(ImageReference reference) {
        return reference.tag() == null ? ImageReference.DEFAULT_TAG : reference.tag();
    }

    @Override
    public void run(ProgressListener listener) throws IOException, InterruptedException {
        ImageReference reference = request.reference();
        boolean anyNew = false;
        try {
            for (int i = 0; i < wanted.size(); i++) {
                ImageReference each = wanted.get(i);
                anyNew |= pull(each, i == 0 ? first : manifest(registry, each, request.credentials()), listener);
            }
        } catch (RegistryFailure failure) {
            throw RegistryErrors.ofPull(reference, failure);
        }
        String news = anyNew ? "Downloaded newer image for " : "Image is up to date for ";
        listener.on(Progress.Message.of("Status: " + news + reference.familiar()));
        target.pulled(reference);
        Platform platform = request.platform();
        Optional<String> mismatch = platform == null ? Optional.empty() : target.platformMismatch(reference, platform);
        if (mismatch.isPresent()) {
            listener.on(Progress.Message.of("WARNING: " + mismatch.get()));
        }
    }

    /** Whether anything new came: an image, or a tag that another image had. */
    private boolean pull(ImageReference reference, Manifest manifest, ProgressListener listener)
            throws IOException, InterruptedException, RegistryFailure {
        String id = reference.digest() != null ? reference.toString() : tag(reference);
        listener.on(new Progress.Message(id, "Pulling from " + reference.path()));
        Optional<PullTarget.Arrival> here =
                target.present(new ImageId(manifest.config().digest()));
        PullTarget.Arrival arrival = here.isPresent() ? here.get() : fetch(reference, manifest, listener);
        boolean told = false;
        try {
            listener.on(Progress.Message.of("Digest: " + manifest.digest()));
            told = true;
        } finally {
            if (!told) {
                target.release(arrival);
            }
        }
        return target.put(reference, manifest.digest(), arrival);
    }

    private PullTarget.Arrival fetch(ImageReference reference, Manifest manifest, ProgressListener listener)
            throws IOException, InterruptedException, RegistryFailure {
        Image image = image(reference, manifest.config().digest());
        Layer layer = layers.get()
                .run(
                        manifest.layers(),
                        descriptor -> registry.layer(reference.path(), descriptor, request.credentials()),
                        listener);
        return new PullTarget.Arrival(image, layer);
    }

    private Image image(ImageReference reference, Digest digest) throws RegistryFailure {
        Image image = registry.image(reference.path(), digest, request.credentials());
        if (!image.id().digest().equals(digest)) {
            throw RegistryErrors.configNotVerified(digest);
        }
        return image;
    }
}
