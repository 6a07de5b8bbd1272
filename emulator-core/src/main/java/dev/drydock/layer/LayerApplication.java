package dev.drydock.layer;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
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

    private LayerApplication(FileTree below) {
        tree = below.toBuilder();
    }

    /** @throws dev.drydock.error.EngineException for a hard link to nothing */
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
        if (body instanceof LayerEntry.Whiteout || body instanceof LayerEntry.Opaque) {
            return;
        }
        addParents(entry);
        String path = entry.path();
        if (body instanceof LayerEntry.Directory) {
            directories.add(path);
            tree.directory(path, metadata(entry));
        } else if (path.isEmpty()) {
            throw LayerErrors.rootIsNoDirectory();
        } else if (body instanceof LayerEntry.Regular file) {
            tree.file(path, metadata(entry), new InodeBody.Regular(file.content(), file.sizeBytes()));
        } else if (body instanceof LayerEntry.Symlink link) {
            tree.file(path, metadata(entry), new InodeBody.Symlink(link.target()));
        } else if (body instanceof LayerEntry.Node node) {
            tree.file(path, metadata(entry), new InodeBody.Node(node.kind(), node.deviceNumber()));
        } else if (body instanceof LayerEntry.HardLink link && !tree.hardLink(path, link.target())) {
            throw LayerErrors.hardLinkToNothing(path, link.target());
        }
    }

    /** A directory that the layer uses without an entry of its own is a new one of the layer's: it hides the old attributes. */
    private void addParents(LayerEntry entry) {
        String parent = entry.parent();
        if (parent.isEmpty() || !directories.add(parent)) {
            return;
        }
        addParents(new LayerEntry(
                parent, IMPLIED_DIRECTORY_MODE, 0, 0, entry.modified(), entry.xattrs(), new LayerEntry.Directory()));
        tree.directory(parent, Metadata.of(IMPLIED_DIRECTORY_MODE, 0, 0, Metadata.nanos(entry.modified())));
    }

    private static Metadata metadata(LayerEntry entry) {
        long time = Metadata.nanos(entry.modified());
        return new Metadata(entry.mode(), entry.uid(), entry.gid(), time, time, time, entry.xattrs());
    }
}
