package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/** The lines of the old file, and below them those of the new one. */
record ContextFormat(int context) implements Format {

    @Override
    public void head(Output out, String oldName, String newName) {
        out.text("*** " + oldName + "\n--- " + newName + "\n");
    }

    @Override
    public void changes(Output out, Text oldText, Text newText, List<Change> changes) {
        for (List<Change> hunk : new Hunks(context).of(changes)) {
            Change first = hunk.get(0);
            Change last = hunk.get(hunk.size() - 1);
            int before = Math.min(context, Math.min(first.oldStart(), first.newStart()));
            int after = Math.min(context, oldText.size() - last.oldEnd());
            out.data("***************\n");
            out.data("*** " + range(first.oldStart() - before, last.oldEnd() + after) + " ****\n");
            if (hunk.stream().anyMatch(change -> change.oldCount() > 0)) {
                int next = first.oldStart() - before;
                for (Change change : hunk) {
                    next = lines(out, "  ", oldText, next, change.oldStart());
                    next = lines(out, change.newCount() > 0 ? "! " : "- ", oldText, next, change.oldEnd());
                }
                lines(out, "  ", oldText, next, last.oldEnd() + after);
            }
            out.data("--- " + range(first.newStart() - before, last.newEnd() + after) + " ----\n");
            if (hunk.stream().anyMatch(change -> change.newCount() > 0)) {
                int next = first.newStart() - before;
                for (Change change : hunk) {
                    next = lines(out, "  ", newText, next, change.newStart());
                    next = lines(out, change.oldCount() > 0 ? "! " : "+ ", newText, next, change.newEnd());
                }
                lines(out, "  ", newText, next, last.newEnd() + after);
            }
        }
    }

    private static int lines(Output out, String sign, Text text, int from, int to) {
        for (int i = from; i < to; i++) {
            Format.line(out, sign, text, i);
        }
        return Math.max(from, to);
    }

    private static String range(int start, int end) {
        return end <= start + 1 ? Integer.toString(end) : start + 1 + "," + end;
    }
}
