package dev.drydock.layer;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a layer's changes on the tree of the layers below (image-spec, layer.md, "Applying Changesets"). What the layer hides
 * goes first, wherever in the tar it stands: a whiteout means layers below and never an entry of its own layer.
 */
final class LayerApplication {
    private static final int IMPLIED_DIRECTORY_MODE = 0755;

    private final FileTreeBuilder tree;
    private final Set<String> directories = new HashSet<>();
    private final OwnPlaces places = new OwnPlaces();

    private LayerApplication(FileTree below) {
        tree = below.toBuilder();
    }

    /** @throws dev.drydock.error.EngineException for what the engine would not unpack either */
    static FileTree apply(@Nullable Layer parent, List<LayerEntry> entries) {
        LayerApplication application = new LayerApplication(parent == null ? FileTree.empty() : parent.tree());
        for (LayerEntry entry : entries) {
            application.hide(entry);
        }
        for (LayerEntry entry : entries) {
            application.add(entry);
        }
        return application.tree.build();
    }

    private void hide(LayerEntry entry) {
        if (entry.body() instanceof LayerEntry.Whiteout) {
            tree.remove(entry.path());
        } else if (entry.body() instanceof LayerEntry.Opaque) {
            tree.clear(entry.path());
        }
    }

    private void add(LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        String path = places.of(entry.path());
        if (body instanceof LayerEntry.Whiteout) {
            places.requireNotOwn(path);
            imply(parent(path), entry);
        } else if (body instanceof LayerEntry.Opaque) {
            imply(path, entry);
        } else if (body instanceof LayerEntry.Directory) {
            imply(parent(path), entry);
            directories.add(path);
            places.directory(path);
            tree.directory(path, metadata(entry));
        } else if (!path.isEmpty()) {
            imply(parent(path), entry);
            places.file(path, body);
            addFile(path, entry);
        }
    }

    private void addFile(String path, LayerEntry entry) {
        LayerEntry.Body body = entry.body();
        if (body instanceof LayerEntry.Regular file) {
            tree.file(path, metadata(entry), new InodeBody.Regular(file.content(), file.sizeBytes()));
        } else if (body instanceof LayerEntry.Symlink link) {
            tree.file(path, metadata(entry), new InodeBody.Symlink(link.target()));
        } else if (body instanceof LayerEntry.Node node) {
            tree.file(path, metadata(entry), new InodeBody.Node(node.kind(), node.deviceNumber()));
        } else if (body instanceof LayerEntry.HardLink link) {
            String target = places.of(link.target());
            if (!target.equals(path) && tree.hardLink(path, target)) {
                return;
            }
            Inode existing = target.equals(path) ? null : tree.lookupInode(target);
            throw existing == null
                    ? LayerErrors.hardLinkToNothing(path, target)
                    : LayerErrors.hardLinkToDirectory(path, target);
        }
    }

    /** A directory that the layer uses without an entry of its own is a new one of the layer's: it hides the old attributes. */
    private void imply(String directory, LayerEntry by) {
        if (directory.isEmpty() || !directories.add(directory)) {
            return;
        }
        imply(parent(directory), by);
        tree.directory(directory, Metadata.of(IMPLIED_DIRECTORY_MODE, 0, 0, Metadata.nanos(by.modified())));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static Metadata metadata(LayerEntry entry) {
        long time = Metadata.nanos(entry.modified());
        return new Metadata(entry.mode(), entry.uid(), entry.gid(), time, time, time, entry.xattrs());
    }
}
