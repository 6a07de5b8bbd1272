package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in the directory into which the engine unpacks one layer, entry by entry (28.5.2: archive.Unpack with the converter
 * of whiteouts for overlay2). Nothing is there at first, so links lead to what the layer has itself, and to nothing below; a
 * whiteout is a device there, whose place a later entry takes.
 */
final class UnpackedLayer {
    private static final int IMPLIED_DIRECTORY_MODE = 0755;

    private final OwnPlaces places = new OwnPlaces();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Set<String> opaque = new LinkedHashSet<>();
    private final Metadata implied;

    /** Something that has one name or more. */
    private static final class Item {
        private Metadata metadata;
        private final LayerEntry.Body body;

        Item(Metadata metadata, LayerEntry.Body body) {
            this.metadata = metadata;
            this.body = body;
        }

        boolean isDirectory() {
            return body instanceof LayerEntry.Directory;
        }

        /** To overlayfs any device of the number zero is one. */
        boolean isWhiteout() {
            return body instanceof LayerEntry.Whiteout
                    || body instanceof LayerEntry.Node node
                            && node.kind() == FileKind.CHARACTER_DEVICE
                            && node.deviceNumber() == 0;
        }
    }

    /** @param nowNanos directories without an entry are made then */
    UnpackedLayer(long nowNanos) {
        implied = Metadata.of(IMPLIED_DIRECTORY_MODE, 0, 0, nowNanos);
    }

    /** With all of some entries; see {@link #unpack}. */
    static UnpackedLayer of(List<LayerEntry> entries, long nowNanos) {
        UnpackedLayer unpacked = new UnpackedLayer(nowNanos);
        entries.forEach(unpacked::unpack);
        return unpacked;
    }

    /** @throws dev.drydock.error.EngineException for what the engine would not unpack either */
    void unpack(LayerEntry entry) {
        if (entry.body() instanceof LayerEntry.Opaque) {
            String directory = places.markedBy(entry);
            if (directory != null) {
                imply(directory);
                opaque.add(directory);
            }
        } else if (!entry.path().isEmpty()) {
            String directory = places.directoryOf(entry);
            imply(directory);
            String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
            put(path, entry);
        } else if (entry.body() instanceof LayerEntry.Directory) {
            items.put("", new Item(metadata(entry), entry.body()));
        }
    }

    /** A directory that is used without an entry of its own is a new one: in the end it hides the attributes of one below. */
    private void imply(String directory) {
        if (!directory.isEmpty() && !items.containsKey(directory)) {
            imply(directory.substring(0, Math.max(0, directory.lastIndexOf('/'))));
            items.put(directory, new Item(implied, new LayerEntry.Directory()));
        }
    }

    private void put(String path, LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        Item before = items.get(path);
        if (body instanceof LayerEntry.Whiteout && before != null) {
            throw LayerErrors.hiddenItself(entry.path());
        }
        if (before != null && before.isDirectory() && body instanceof LayerEntry.Directory) {
            before.metadata = metadata(entry);
            return;
        }
        if (before != null) {
            remove(path, before);
        }
        Item item = body instanceof LayerEntry.HardLink link ? linked(entry, link) : new Item(metadata(entry), body);
        items.put(path, item);
        places.put(path, item.body);
    }

    private void remove(String path, Item item) {
        items.remove(path);
        places.remove(path);
        if (item.isDirectory()) {
            items.keySet().removeIf(name -> name.startsWith(path + "/"));
            opaque.removeIf(name -> name.equals(path) || name.startsWith(path + "/"));
            places.removeBelow(path);
        }
    }

    /** The entry of a further name gives the file its owner, and if it is no symbolic link, its mode and time too. */
    private Item linked(LayerEntry entry, LayerEntry.HardLink link) {
        String target = places.linked(link.target());
        Item item = items.get(target);
        if (item == null) {
            throw LayerErrors.hardLinkToNothing(entry.path(), link.target());
        }
        if (item.isDirectory()) {
            throw LayerErrors.hardLinkToDirectory(entry.path(), link.target());
        }
        Metadata own = metadata(entry);
        item.metadata = item.body instanceof LayerEntry.Symlink ? item.metadata.ownedBy(own.uid(), own.gid()) : own;
        return item;
    }

    private static Metadata metadata(LayerEntry entry) {
        long time = Metadata.nanos(entry.modified());
        return new Metadata(entry.mode(), entry.uid(), entry.gid(), time, time, time, entry.xattrs());
    }

    /**
     * Bytes in the regular files and in what the symbolic links say; of what has several names, once: what the engine calls
     * the size of a layer (28.5.2: directory.Size).
     */
    long sizeBytes() {
        Set<Item> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        long sum = 0;
        for (Item item : items.values()) {
            sum += counted.add(item) ? sizeBytes(item.body) : 0;
        }
        return sum;
    }

    private static long sizeBytes(LayerEntry.Body body) {
        if (body instanceof LayerEntry.Regular file) {
            return file.sizeBytes();
        }
        return body instanceof LayerEntry.Symlink link ? link.target().getBytes(StandardCharsets.UTF_8).length : 0;
    }

    /**
     * The files with this layer over those below (image-spec, layer.md, "Applying Changesets"): what it hides goes first,
     * wherever in the tar that stood. The mark of an opaque root means nothing to overlayfs.
     */
    FileTree over(FileTree below) {
        FileTreeBuilder tree = below.toBuilder();
        items.forEach((path, item) -> {
            if (item.isWhiteout()) {
                tree.remove(path);
            }
        });
        opaque.stream().filter(path -> !path.isEmpty()).forEach(tree::clear);
        Map<Item, String> firstNames = new HashMap<>();
        items.forEach((path, item) -> {
            String first = firstNames.putIfAbsent(item, path);
            if (first == null) {
                merge(tree, path, item);
            } else if (!item.isWhiteout()) {
                tree.hardLink(path, first);
            }
        });
        return tree.build();
    }

    private static void merge(FileTreeBuilder tree, String path, Item item) {
        InodeBody file = file(item.body);
        if (item.isDirectory()) {
            tree.directory(path, item.metadata);
        } else if (file != null && !item.isWhiteout()) {
            tree.file(path, item.metadata, file);
        }
    }

    private static @Nullable InodeBody file(LayerEntry.Body body) {
        if (body instanceof LayerEntry.Regular file) {
            return new InodeBody.Regular(file.content(), file.sizeBytes());
        }
        if (body instanceof LayerEntry.Symlink link) {
            return new InodeBody.Symlink(link.target());
        }
        return body instanceof LayerEntry.Node node ? new InodeBody.Node(node.kind(), node.deviceNumber()) : null;
    }
}
