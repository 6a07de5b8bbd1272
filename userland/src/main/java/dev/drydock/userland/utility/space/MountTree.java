package dev.drydock.userland.utility.space;

import dev.drydock.filesystem.MountEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mounts in the order of a tree: each stands below that on which it is mounted, those of one place in their order. */
final class MountTree {
    private final List<MountEntry> all;
    private final Map<MountEntry, List<MountEntry>> children = new LinkedHashMap<>();
    private final List<MountEntry> roots = new ArrayList<>();

    /**
     * A mount and what stands before its name.
     *
     * @param branch bars and blanks
     */
    record Line(String branch, MountEntry mount) {}

    /** @param shown those that are shown; what is between them is left out */
    MountTree(List<MountEntry> shown) {
        this.all = List.copyOf(shown);
        for (MountEntry mount : all) {
            MountEntry parent = parent(mount);
            if (parent == null) {
                roots.add(mount);
            } else {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(mount);
            }
        }
    }

    private @org.jspecify.annotations.Nullable MountEntry parent(MountEntry mount) {
        return all.stream()
                .filter(other -> isAbove(other.target(), mount.target()))
                .max(Comparator.comparingInt(other -> other.target().length()))
                .orElse(null);
    }

    private static boolean isAbove(String directory, String path) {
        return path.startsWith(directory.equals("/") ? "/" : directory + "/") && !path.equals(directory);
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        roots.forEach(root -> add(root, "", "", lines));
        return lines;
    }

    private void add(MountEntry mount, String branch, String below, List<Line> lines) {
        lines.add(new Line(branch, mount));
        List<MountEntry> under = children.getOrDefault(mount, Collections.emptyList());
        for (int i = 0; i < under.size(); i++) {
            boolean last = i + 1 == under.size();
            add(under.get(i), below + (last ? "`-" : "|-"), below + (last ? "  " : "| "), lines);
        }
    }
}
