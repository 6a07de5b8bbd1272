package dev.drydock.image;

import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes names and images by the engine's rules (28.5.2: ImageDelete). */
final class ImageRemover {
    private final ImageStore store;
    private final ImageUsers users;
    private final ImageEvents events;

    ImageRemover(ImageStore store, ImageUsers users, ImageEvents events) {
        this.store = store;
        this.users = users;
        this.events = events;
    }

    List<Removal> remove(String text, ImageRemoveOptions options) {
        StoredImage image = store.get(text, options.platform());
        List<Removal> removed = new ArrayList<>();
        boolean byName = !isBeginningOfId(image.id(), text);
        if (byName) {
            removeName(image.id(), text, options, removed);
            if (!store.names(image.id()).isEmpty()) {
                return removed;
            }
        } else if (isOneName(store.names(image.id()))) {
            RemovalConflict conflict = conflict(image.id(), options.force(), false);
            if (conflict != null) {
                throw ImageErrors.removeConflict(image.id(), conflict);
            }
            removeAllNames(image.id(), removed);
        }
        delete(image.id(), options, byName, removed);
        return removed;
    }

    /** Takes one name away, and with the last tag of a repository the digests that it has there. */
    private void removeName(ImageId image, String text, ImageRemoveOptions options, List<Removal> removed) {
        List<ImageUser> using = users.of(image);
        if (!options.force() && isOneName(store.names(image)) && !using.isEmpty()) {
            throw ImageErrors.nameInUse(text, using.get(0).containerId(), image);
        }
        ImageReference name = ImageReference.parse(text);
        ImageReference whole = name.orLatest();
        untag(whole, removed);
        events.untagged(image);
        List<ImageReference> left = store.names(image);
        boolean hasTagThere = left.stream()
                .anyMatch(other -> other.digest() == null && other.name().equals(name.name()));
        if (name.digest() == null && !hasTagThere) {
            for (ImageReference other : left) {
                if (other.digest() != null && other.name().equals(name.name())) {
                    untag(other, removed);
                }
            }
        }
    }

    private void untag(ImageReference name, List<Removal> removed) {
        store.untag(name);
        removed.add(Removal.untagged(name.familiar()));
    }

    private void removeAllNames(ImageId image, List<Removal> removed) {
        for (ImageReference name : store.names(image)) {
            untag(name, removed);
            events.untagged(image);
        }
    }

    /** @param quiet whether a conflict is no failure, because a name went already */
    private void delete(ImageId image, ImageRemoveOptions options, boolean quiet, List<Removal> removed) {
        RemovalConflict conflict = conflict(image, options.force(), true);
        if (conflict != null) {
            boolean dangling =
                    store.names(image).isEmpty() && store.children(image).isEmpty();
            if (quiet && (!dangling || conflict.used())) {
                return;
            }
            throw ImageErrors.removeConflict(image, conflict);
        }
        StoredImage stored = store.find(image);
        ImageId parent = stored == null ? null : stored.parent();
        removeAllNames(image, removed);
        List<Layer> layers = store.delete(image);
        events.deleted(image);
        removed.add(Removal.deleted(image.toString()));
        layers.forEach(layer -> removed.add(Removal.deleted(layer.chainId().toString())));
        if (options.prune() && parent != null && store.find(parent) != null) {
            delete(parent, ImageRemoveOptions.DEFAULT, true, removed);
        }
    }

    /**
     * What stands against deleting an image, in the order in which the engine asks.
     *
     * @param force whether only what cannot be forced counts
     * @param namesCount whether names stand against it, too
     */
    private @Nullable RemovalConflict conflict(ImageId image, boolean force, boolean namesCount) {
        if (!store.children(image).isEmpty()) {
            return RemovalConflict.children();
        }
        List<ImageUser> using = users.of(image);
        for (ImageUser user : using) {
            if (user.running()) {
                return RemovalConflict.usedBy(user);
            }
        }
        if (force) {
            return null;
        }
        if (namesCount && !store.names(image).isEmpty()) {
            return RemovalConflict.names();
        }
        return using.isEmpty() ? null : RemovalConflict.usedBy(using.get(0));
    }

    /** Whether all names are one: at most one tag, with digests of its own repository only. */
    private static boolean isOneName(List<ImageReference> names) {
        if (names.size() <= 1) {
            return true;
        }
        ImageReference tagged = null;
        Set<String> repositoriesOfDigests = new HashSet<>();
        for (ImageReference name : names) {
            if (name.digest() != null) {
                repositoriesOfDigests.add(name.name());
            } else if (tagged == null) {
                tagged = name;
            } else {
                return false;
            }
        }
        return repositoriesOfDigests.size() == 1 && (tagged == null || repositoriesOfDigests.contains(tagged.name()));
    }

    private static boolean isBeginningOfId(ImageId id, String text) {
        return id.toString().startsWith(text) || id.digest().hex().startsWith(text);
    }
}
