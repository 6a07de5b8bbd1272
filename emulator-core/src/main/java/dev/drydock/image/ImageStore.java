package dev.drydock.image;

import dev.drydock.id.PrefixIndex;
import dev.drydock.id.PrefixMatch;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import dev.drydock.reference.DigestReference;
import dev.drydock.reference.ImageReference;
import dev.drydock.reference.Reference;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The images of an engine, by id and by name. Each holds one reference to its uppermost layer, which holds those below.
 * Not thread-safe: every method is called under the engine's lock.
 */
public final class ImageStore {
    /** More texts than a client repeats; bounds what one that invents names can make the engine remember. */
    private static final int RESOLVED_LIMIT = 512;

    private final LayerStore layers;
    private final InstantSource clock;
    private final Map<ImageId, StoredImage> images;
    private final Map<ImageId, Set<ImageId>> children;
    private final PrefixIndex<ImageId> byDigits;
    private final TagStore tags;
    /** What texts led to, until anything changes: the same few names are asked for again and again. */
    private final Map<String, StoredImage> resolved = new HashMap<>();

    public ImageStore(LayerStore layers, InstantSource clock) {
        this.layers = layers;
        this.clock = clock;
        this.images = new LinkedHashMap<>();
        this.children = new HashMap<>();
        this.byDigits = new PrefixIndex<>();
        this.tags = new TagStore();
    }

    private ImageStore(ImageStore other, LayerStore layers, InstantSource clock) {
        this.layers = layers;
        this.clock = clock;
        this.images = new LinkedHashMap<>(other.images);
        this.children = new HashMap<>();
        other.children.forEach((parent, ids) -> children.put(parent, new LinkedHashSet<>(ids)));
        this.byDigits = other.byDigits.copy();
        this.tags = other.tags.copy();
    }

    /**
     * The same images and names for a fork of the engine.
     *
     * @param forkedLayers the fork of this store's layers, which counted the references already
     */
    public ImageStore fork(LayerStore forkedLayers, InstantSource clockOfFork) {
        return new ImageStore(this, forkedLayers, clockOfFork);
    }

    /**
     * The image that a text names: a familiar or normalised name with tag, digest or neither, an id, or the beginning of an
     * id as far as it is the only one.
     *
     * @throws dev.drydock.error.EngineException not found: {@code No such image: X}; invalid parameter if it cannot name one
     */
    public StoredImage get(String text) {
        StoredImage known = resolved.get(text);
        if (known != null) {
            return known;
        }
        StoredImage found = resolve(text);
        if (resolved.size() == RESOLVED_LIMIT) {
            resolved.clear();
        }
        resolved.put(text, found);
        return found;
    }

    /**
     * The image that a text names, if a platform runs it.
     *
     * @param wanted null for any
     * @throws dev.drydock.error.EngineException as {@link #get(String)}; not found, if it is made for another platform
     */
    public StoredImage get(String text, @Nullable Platform wanted) {
        StoredImage found = get(text);
        if (wanted != null) {
            Platform platform = Platform.of(found.config());
            if (!wanted.runs(platform)) {
                throw ImageErrors.otherPlatform(text, platform, wanted);
            }
        }
        return found;
    }

    private StoredImage resolve(String text) {
        Reference reference = Reference.parse(text);
        StoredImage found = reference instanceof ImageReference name ? named(name, text) : null;
        if (reference instanceof DigestReference digest) {
            found = images.get(new ImageId(digest.digest()));
        }
        if (found == null) {
            throw ImageErrors.noSuchImage(reference);
        }
        return found;
    }

    /** A name wins over the beginning of an id; one that begins several ids names nothing. */
    private @Nullable StoredImage named(ImageReference name, String text) {
        StoredImage tagged = find(name);
        return tagged == null ? search(text) : tagged;
    }

    /**
     * The only image whose id begins so.
     *
     * @param digits with or without {@code sha256:}
     * @return null if there is none, or more than one
     */
    public @Nullable StoredImage search(String digits) {
        String prefix = digits.startsWith("sha256:") ? digits.substring("sha256:".length()) : digits;
        return byDigits.find(prefix) instanceof PrefixMatch.Found<ImageId> found ? images.get(found.value()) : null;
    }

    /** The image with an id, null if there is none. */
    public @Nullable StoredImage find(ImageId id) {
        return images.get(id);
    }

    /** The image that a name leads to, null if there is none. */
    public @Nullable StoredImage find(ImageReference name) {
        ImageId id = tags.find(name);
        return id == null ? null : images.get(id);
    }

    /** All images, in the order in which they came. */
    public Collection<StoredImage> all() {
        return Collections.unmodifiableCollection(images.values());
    }

    public int size() {
        return images.size();
    }

    /** All names of an image, in the order of their normalised texts. */
    public List<ImageReference> names(ImageId image) {
        return tags.of(image);
    }

    /** The images that were made from one here. */
    public Set<ImageId> children(ImageId image) {
        return Collections.unmodifiableSet(children.getOrDefault(image, Set.of()));
    }

    /**
     * Takes in an image; one that is here already stays as it is.
     *
     * @param layer its uppermost layer, null for none; the caller's reference to it passes to this store
     * @throws dev.drydock.error.EngineException unclassified, if the layers are not those of the configuration; the reference
     *     is then given up
     */
    public StoredImage add(Image image, @Nullable Layer layer) {
        List<Layer> chain = layer == null ? List.of() : layer.chain();
        boolean fits =
                chain.stream().map(Layer::diffId).toList().equals(image.config().diffIds());
        StoredImage present = images.get(image.id());
        if (layer != null && (!fits || present != null)) {
            layers.release(layer);
        }
        if (!fits) {
            throw ImageErrors.layersDoNotMatch();
        }
        if (present != null) {
            return present;
        }
        StoredImage added = new StoredImage(image, layer, null, null);
        put(added);
        byDigits.put(image.id().digest().hex(), image.id());
        return added;
    }

    /** Notes which image one was made from. */
    public void setParent(ImageId image, ImageId parent) {
        put(require(image).childOf(parent));
        children.computeIfAbsent(parent, none -> new LinkedHashSet<>()).add(image);
    }

    /**
     * Puts a tag on an image, taking it from the one that has it.
     *
     * @param name without a digest; means {@code latest} if it has no tag
     */
    public void tag(ImageReference name, ImageId image) {
        requireTag(name);
        put(require(image).taggedAt(clock.instant()));
        tags.put(name, image);
    }

    /** All names of a repository, in the order of their normalised texts. */
    public List<ImageReference> namesIn(ImageReference repository) {
        return tags.in(repository);
    }

    /** Puts a tag on an image that was loaded: that does not count as tagging it. */
    public void addLoadedTag(ImageReference name, ImageId image) {
        requireTag(name);
        addDigest(name, image);
    }

    private static void requireTag(ImageReference name) {
        if (name.digest() != null) {
            throw ImageErrors.tagWithDigest();
        }
        if (name.familiarName().equals("sha256")) {
            throw ImageErrors.tagLooksLikeDigest();
        }
    }

    /** Notes the digest that an image has in a registry's repository. */
    public void addDigest(ImageReference name, ImageId image) {
        require(image);
        resolved.clear();
        tags.put(name, image);
    }

    /** Takes a name away; the image stays. Nothing happens if there is no such name. */
    public void untag(ImageReference name) {
        resolved.clear();
        tags.remove(name);
    }

    /**
     * Removes an image that has no names any more. Those made from it lose their parent.
     *
     * @return the layers that went with it, the uppermost first
     */
    List<Layer> delete(ImageId id) {
        StoredImage image = require(id);
        if (!tags.of(id).isEmpty()) {
            throw new IllegalStateException("the image still has names: " + id);
        }
        resolved.clear();
        for (ImageId child : children(id)) {
            put(require(child).childOf(null));
        }
        children.remove(id);
        Set<ImageId> siblings = image.parent() == null ? null : children.get(image.parent());
        if (siblings != null) {
            siblings.remove(id);
        }
        images.remove(id);
        byDigits.remove(id.digest().hex());
        return image.layer() == null ? List.of() : layers.release(image.layer());
    }

    private void put(StoredImage image) {
        resolved.clear();
        images.put(image.id(), image);
    }

    private StoredImage require(ImageId id) {
        StoredImage image = images.get(id);
        if (image == null) {
            throw new IllegalArgumentException("not in this store: " + id);
        }
        return image;
    }
}
