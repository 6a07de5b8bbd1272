package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/** How changes are written down. */
interface Format {
    String OPEN_END = "\\ No newline at end of file\n";

    /** What stands before the first change, if anything is different. */
    void head(Output out, String oldName, String newName);

    void changes(Output out, Text oldText, Text newText, List<Change> changes);

    /** A line behind its sign; where the file has no newline at the end, it says so. */
    static void line(Output out, String sign, Text text, int index) {
        out.data(sign + text.lines().get(index) + "\n");
        if (text.isOpen(index)) {
            out.data(OPEN_END);
        }
    }
}
