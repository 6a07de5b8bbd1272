package dev.drydock.registry;

import dev.drydock.disk.EngineDisk;
import dev.drydock.fault.Fault;
import dev.drydock.fault.FaultPlace;
import dev.drydock.reference.ImageReference;
import dev.drydock.time.EngineClock;
import java.time.Duration;

/** What becomes of a pull: what a registry, or the way to it, does to an engine 28.5.2, which then says so in its words. */
public final class PullFault implements Fault {
    /** Where pulls meet faults. */
    public static final FaultPlace<ImageReference, PullFault> PLACE =
            new FaultPlace<>("pull", ImageReference::familiar);

    private static final String RATE_LIMIT =
            "You have reached your unauthenticated pull rate limit." + " https://www.docker.com/increase-rate-limit";

    private final String words;
    private final Change change;

    private PullFault(String words, Change change) {
        this.words = words;
        this.change = change;
    }

    /** What stands between the engine and a registry. */
    private interface Change {
        Registry of(Registry registry, Surroundings engine);
    }

    /**
     * Where a pull goes on.
     *
     * @param domain of the registry
     * @param disk where the engine keeps everything, downloads too
     */
    record Surroundings(String domain, EngineClock clock, EngineDisk disk) {}

    /** Docker Hub's limit is reached: 429, {@code toomanyrequests: …}. */
    public static PullFault tooManyRequests() {
        return refused(
                "toomanyrequests", domain -> new RegistryFailure(RegistryFailure.Code.TOOMANYREQUESTS, RATE_LIMIT));
    }

    /** The image is not there, or not for this client: 404, {@code pull access denied for …}. */
    public static PullFault denied() {
        return refused("denied", domain -> RegistryFailure.denied());
    }

    /**
     * As above, by a registry that says it in words of its own.
     *
     * @param message that the engine repeats
     */
    public static PullFault denied(String message) {
        return refused("denied: " + message, domain -> new RegistryFailure(RegistryFailure.Code.DENIED, message));
    }

    /** A registry denies and says nothing of it: 403, {@code denied}, without the engine's words of a login. */
    public static PullFault forbidden() {
        return refused("forbidden", domain -> RegistryFailure.bare(RegistryFailure.Code.DENIED));
    }

    /** A registry, or who gives out tokens for it, wants to know who asks: 401, {@code unauthorized}. */
    public static PullFault unauthorized() {
        return refused("unauthorized", domain -> RegistryFailure.bare(RegistryFailure.Code.UNAUTHORIZED));
    }

    /** The repository has no such tag. */
    public static PullFault manifestUnknown() {
        return refused("manifest unknown", domain -> RegistryFailure.manifestUnknown());
    }

    /**
     * The registry fails: {@code received unexpected HTTP status: 503 Service Unavailable}.
     *
     * @param status 500, 502, 503 or 504
     */
    public static PullFault serverError(int status) {
        String line = status + " " + reason(status);
        return refused(line, domain -> RegistryFailure.unreachable("received unexpected HTTP status: " + line));
    }

    /** Nobody listens there. */
    public static PullFault connectionRefused() {
        return refused("connection refused", RegistryAddress::connectionRefused);
    }

    /** The registry's name leads nowhere. */
    public static PullFault noSuchHost() {
        return refused("no such host", RegistryAddress::noSuchHost);
    }

    /** The registry takes the connection and says nothing; at once, without the seconds that the engine waits. */
    public static PullFault timeout() {
        return refused("timeout", RegistryAddress::timeout);
    }

    /** @param layer from 1 on, the lowest first: it is not there, {@code unknown blob} */
    public static PullFault layerUnknown(int layer) {
        return ofLayer("layer " + layer + " unknown", layer, (blob, engine) -> {
            throw RegistryFailure.unreachable("unknown blob");
        });
    }

    /** @param layer from 1 on, the lowest first: it ends too early, each time that the engine asks; {@code unexpected EOF} */
    public static PullFault layerBreaksOff(int layer) {
        return ofLayer("layer " + layer + " breaks off", layer, (blob, engine) -> {
            throw RegistryFailure.unreachable("unexpected EOF");
        });
    }

    /** @param layer from 1 on, the lowest first: its bytes are not those of its digest */
    public static PullFault layerCorrupt(int layer) {
        return ofLayer(
                "layer " + layer + " corrupt", layer, (blob, engine) -> new ChangedBlob(blob, CorruptStream::new));
    }

    /**
     * @param layer from 1 on, the lowest first: it comes so much later
     * @param delay on the engine's clock
     */
    public static PullFault layerStalls(int layer, Duration delay) {
        return ofLayer(
                "layer " + layer + " stalls for " + delay,
                layer,
                (blob, engine) -> new ChangedBlob(blob, in -> new StallingStream(in, delay, engine.clock())));
    }

    /**
     * @param layer from 1 on, the lowest first: the engine's disk has no room to download it; {@code write
     *     /var/lib/docker/tmp/GetImageBlob…: no space left on device}. What was downloaded before is given back.
     */
    public static PullFault diskFull(int layer) {
        return ofLayer("disk full at layer " + layer, layer, (blob, engine) -> {
            throw RegistryFailure.unreachable("write "
                    + engine.disk().numbered(engine.disk().path("tmp/GetImageBlob")) + ": no space left on device");
        });
    }

    private static PullFault refused(String words, RefusingRegistry.Refusal refusal) {
        return new PullFault(words, (registry, engine) -> new RefusingRegistry(engine.domain(), refusal));
    }

    private static PullFault ofLayer(String words, int layer, FaultyLayers.Change change) {
        if (layer < 1) {
            throw new IllegalArgumentException("layers are counted from 1 on");
        }
        return new PullFault(
                words, (registry, engine) -> new FaultyLayers(registry, layer, blob -> change.of(blob, engine)));
    }

    private static String reason(int status) {
        return switch (status) {
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> throw new IllegalArgumentException(status + " is none of 500, 502, 503 and 504");
        };
    }

    /** The registry as the engine finds it. */
    Registry before(Registry registry, Surroundings engine) {
        return change.of(registry, engine);
    }

    @Override
    public String words() {
        return words;
    }
}
