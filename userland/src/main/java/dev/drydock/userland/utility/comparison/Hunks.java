package dev.drydock.userland.utility.comparison;

import java.util.ArrayList;
import java.util.List;

/** Changes that are so near to each other that the lines around them would meet. */
record Hunks(int context) {

    List<List<Change>> of(List<Change> changes) {
        List<List<Change>> hunks = new ArrayList<>();
        List<Change> current = new ArrayList<>();
        for (Change change : changes) {
            if (!current.isEmpty()
                    && change.oldStart() - current.get(current.size() - 1).oldEnd() > 2 * context) {
                hunks.add(List.copyOf(current));
                current.clear();
            }
            current.add(change);
        }
        if (!current.isEmpty()) {
            hunks.add(List.copyOf(current));
        }
        return hunks;
    }
}
