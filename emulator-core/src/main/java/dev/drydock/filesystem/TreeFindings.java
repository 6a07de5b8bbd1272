package dev.drydock.filesystem;

import java.util.List;

/** Compares all trees of a mount table with what they were: each change of one publishes another {@link FileTree}. */
final class TreeFindings implements Findings {
    private final MountTable table;
    private final MountTable.Mounted mounted;
    private final List<WritableTree> trees;
    private final List<FileTree> before;
    private volatile boolean strayed;

    /** @param mounted what is mounted in the table now */
    TreeFindings(MountTable table, MountTable.Mounted mounted) {
        this.table = table;
        this.mounted = mounted;
        this.trees = mounted.trees();
        this.before = trees.stream().map(WritableTree::tree).toList();
    }

    /** A look-up has come here. */
    void passed(Location place) {
        if (!(place.vnode() instanceof TreeVnode)) {
            strayed = true;
        }
    }

    @Override
    public boolean stillHold() {
        if (strayed || !table.shows(mounted)) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (trees.get(i).tree() != before.get(i)) {
                return false;
            }
        }
        return true;
    }
}
