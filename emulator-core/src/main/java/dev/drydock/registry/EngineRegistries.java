package dev.drydock.registry;

import dev.drydock.disk.EngineDisk;
import dev.drydock.fault.FaultPoint;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.image.Image;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Platform;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Deed;
import dev.drydock.lock.EngineLock;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.EngineClock;

/** The registries that an engine knows, and the pulls that are under way. */
public final class EngineRegistries implements Registries {
    /** The repository of nothing, which no registry may have. */
    private static final String RESERVED = "scratch";

    private final RegistryDirectory directory;
    private final Stores stores;
    private final PullTarget target;
    private final FaultPoint<ImageReference, PullFault> faults;
    private final EngineClock clock;
    private final EngineDisk disk;

    /**
     * As an engine begins.
     *
     * @param faults that pulls may meet
     * @param disk where the engine would keep what it downloads
     */
    public EngineRegistries(
            EngineLock lock,
            RegistryDirectory directory,
            Stores stores,
            FaultPoint<ImageReference, PullFault> faults,
            EngineClock clock,
            EngineDisk disk) {
        this.disk = disk;
        this.directory = directory;
        this.faults = faults;
        this.clock = clock;
        this.stores = stores;
        this.target = new PullTarget(lock, stores.images(), stores.layers(), stores.events());
    }

    /**
     * Where pulled images go.
     *
     * @param contents keeps layers between download and unpacking
     * @param transfers what is on its way into the layers
     */
    public record Stores(
            ImageStore images,
            LayerStore layers,
            ContentStore contents,
            ImageEvents events,
            LayerTransfers transfers) {}

    @Override
    public Pull pull(PullRequest request) {
        ImageReference reference = request.reference();
        if (reference.familiarName().equals(RESERVED)) {
            throw RegistryErrors.reservedName(reference);
        }
        Registry registry = asMet(reference, directory.registry(reference.domain()));
        try {
            return new ManifestPull(
                    request,
                    registry,
                    ManifestPull.find(request, registry),
                    target,
                    () -> new LayersPull(
                            stores.layers(), stores.contents(), stores.transfers(), () -> requireRoom(reference)));
        } catch (RegistryFailure failure) {
            throw RegistryErrors.ofPull(reference, failure);
        }
    }

    /** The engine writes each layer into a file of its own before it unpacks it. */
    private void requireRoom(ImageReference reference) throws RegistryFailure {
        String full = disk.refusal(
                new Deed("pull", reference.familiar()), () -> "write " + disk.numbered(disk.path("tmp/GetImageBlob")));
        if (full != null) {
            throw RegistryFailure.unreachable(full);
        }
    }

    private Registry asMet(ImageReference reference, Registry registry) {
        PullFault fault = faults.meet(() -> reference);
        return fault == null
                ? registry
                : fault.before(registry, new PullFault.Surroundings(reference.domain(), clock, disk));
    }

    @Override
    public OfferedImage inspect(ImageReference reference, RegistryCredentials credentials) {
        Registry registry = directory.registry(reference.domain());
        try {
            Manifest manifest = ManifestPull.manifest(registry, reference, credentials);
            Image image = registry.image(reference.path(), manifest.config().digest(), credentials);
            return new OfferedImage(manifest, Platform.of(image.config()));
        } catch (RegistryFailure failure) {
            throw RegistryErrors.ofInspect(failure);
        }
    }

    @Override
    public String login(String server, RegistryCredentials credentials) {
        return directory.login(server, credentials);
    }
}
