package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/**
 * {@code 2,3c2} and the lines behind {@code <} and {@code >}.
 *
 * @param initialTab a tab stands behind these, so that those of the lines stay in their columns
 */
record NormalFormat(boolean initialTab) implements Format {

    @Override
    public void head(Output out, String oldName, String newName) {
        // It has none.
    }

    @Override
    public void changes(Output out, Text oldText, Text newText, List<Change> changes) {
        for (Change change : changes) {
            char letter = change.oldCount() == 0 ? 'a' : change.newCount() == 0 ? 'd' : 'c';
            out.data(range(change.oldStart(), change.oldCount())
                    + letter
                    + range(change.newStart(), change.newCount())
                    + "\n");
            for (int i = change.oldStart(); i < change.oldEnd(); i++) {
                Format.line(out, "<" + (initialTab ? "\t" : " "), oldText, i);
            }
            if (letter == 'c') {
                out.data("---\n");
            }
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                Format.line(out, ">" + (initialTab ? "\t" : " "), newText, i);
            }
        }
    }

    private static String range(int start, int count) {
        return switch (count) {
            case 0 -> Integer.toString(start);
            case 1 -> Integer.toString(start + 1);
            default -> start + 1 + "," + (start + count);
        };
    }
}
