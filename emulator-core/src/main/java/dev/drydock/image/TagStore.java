package dev.drydock.image;

import dev.drydock.reference.ImageReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names lead to which image: a repository with a tag, or with a digest. A reference that has both is looked up by its
 * digest alone, one that has neither means {@code latest} (28.5.2). Not thread-safe.
 */
final class TagStore {
    private final Map<String, ImageId> byName;
    private final Map<ImageId, TreeMap<String, ImageReference>> byImage;

    TagStore() {
        byName = new HashMap<>();
        byImage = new HashMap<>();
    }

    private TagStore(TagStore other) {
        byName = new HashMap<>(other.byName);
        byImage = new HashMap<>();
        other.byImage.forEach((id, names) -> byImage.put(id, new TreeMap<>(names)));
    }

    TagStore copy() {
        return new TagStore(this);
    }

    /** The image that a name leads to, null if there is none. */
    @Nullable
    ImageId find(ImageReference reference) {
        return byName.get(normalised(reference).toString());
    }

    /** Lets a name lead to an image, whatever it led to before. */
    void put(ImageReference reference, ImageId image) {
        ImageReference name = normalised(reference);
        ImageId before = byName.put(name.toString(), image);
        if (before != null) {
            forget(before, name);
        }
        byImage.computeIfAbsent(image, none -> new TreeMap<>()).put(name.toString(), name);
    }

    /** Nothing happens if there is no such name. */
    void remove(ImageReference reference) {
        ImageReference name = normalised(reference);
        ImageId image = byName.remove(name.toString());
        if (image != null) {
            forget(image, name);
        }
    }

    /** All names of an image, in the order of their normalised texts. */
    List<ImageReference> of(ImageId image) {
        TreeMap<String, ImageReference> names = byImage.get(image);
        return names == null ? List.of() : List.copyOf(names.values());
    }

    /** All names of a repository, in the order of their normalised texts. */
    List<ImageReference> in(ImageReference repository) {
        TreeMap<String, ImageReference> found = new TreeMap<>();
        for (TreeMap<String, ImageReference> names : byImage.values()) {
            names.forEach((text, name) -> {
                if (name.name().equals(repository.name())) {
                    found.put(text, name);
                }
            });
        }
        return List.copyOf(found.values());
    }

    private void forget(ImageId image, ImageReference name) {
        TreeMap<String, ImageReference> names = byImage.get(image);
        if (names != null) {
            names.remove(name.toString());
            if (names.isEmpty()) {
                byImage.remove(image);
            }
        }
    }

    private static ImageReference normalised(ImageReference reference) {
        return reference.digest() == null
                ? reference.orLatest()
                : reference.nameOnly().withDigest(reference.digest());
    }
}
