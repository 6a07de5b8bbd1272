package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/** A script for {@code ed}, from the last change to the first. */
final class EdFormat implements Format {

    @Override
    public void head(Output out, String oldName, String newName) {
        // It has none.
    }

    @Override
    public void changes(Output out, Text oldText, Text newText, List<Change> changes) {
        for (int k = changes.size() - 1; k >= 0; k--) {
            Change change = changes.get(k);
            String range = change.oldCount() > 1
                    ? change.oldStart() + 1 + "," + change.oldEnd()
                    : Integer.toString(change.oldStart() + change.oldCount());
            if (change.newCount() == 0) {
                out.data(range + "d\n");
                continue;
            }
            out.data(range + (change.oldCount() == 0 ? "a\n" : "c\n"));
            boolean inserting = true;
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                if (!inserting) {
                    out.data("a\n");
                    inserting = true;
                }
                String line = newText.lines().get(i);
                if (line.equals(".")) {
                    // A dot would end the insertion.
                    out.data("..\n.\ns/.//\n");
                    inserting = false;
                } else {
                    out.data(line + "\n");
                }
            }
            if (inserting) {
                out.data(".\n");
            }
        }
    }
}
