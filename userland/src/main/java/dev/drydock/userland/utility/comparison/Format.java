package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/** How changes are written down. */
interface Format {
    int TAB = 8;
    String OPEN_END = "\\ No newline at end of file\n";

    /** What stands before the first change, if anything is different. */
    void head(Output out, String oldName, String newName);

    void changes(Output out, Text oldText, Text newText, List<Change> changes);

    /** A line behind its sign; where the file has no newline at the end, it says so. */
    static void line(Output out, String sign, Text text, int index) {
        line(out, sign, text, index, false);
    }

    /** As above, with blanks for tabs if that was asked for. */
    static void line(Output out, String sign, Text text, int index, boolean expandsTabs) {
        String line = text.lines().get(index);
        out.data(sign + (expandsTabs ? expanded(line) : line) + "\n");
        if (text.isOpen(index)) {
            out.data(OPEN_END);
        }
    }

    private static String expanded(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            text.append(c == '\t' ? " ".repeat(TAB - text.length() % TAB) : String.valueOf(c));
        }
        return text.toString();
    }
}
