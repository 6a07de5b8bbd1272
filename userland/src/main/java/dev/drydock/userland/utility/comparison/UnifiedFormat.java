package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;

/** {@code @@ -1,3 +1,4 @@} and the lines of both files in one column. */
record UnifiedFormat(int context, boolean initialTab, boolean expandsTabs) implements Format {

    @Override
    public void head(Output out, String oldName, String newName) {
        out.text("--- " + oldName + "\n+++ " + newName + "\n");
    }

    @Override
    public void changes(Output out, Text oldText, Text newText, List<Change> changes) {
        for (List<Change> hunk : new Hunks(context).of(changes)) {
            hunk(out, oldText, newText, hunk);
        }
    }

    private void hunk(Output out, Text oldText, Text newText, List<Change> hunk) {
        Change first = hunk.get(0);
        Change last = hunk.get(hunk.size() - 1);
        int before = Math.min(context, Math.min(first.oldStart(), first.newStart()));
        int after = Math.min(context, oldText.size() - last.oldEnd());
        int oldStart = first.oldStart() - before;
        int newStart = first.newStart() - before;
        out.data("@@ -" + range(oldStart, last.oldEnd() + after - oldStart) + " +"
                + range(newStart, last.newEnd() + after - newStart) + " @@\n");
        int next = oldStart;
        for (Change change : hunk) {
            for (; next < change.oldStart(); next++) {
                line(out, " ", oldText, next);
            }
            for (; next < change.oldEnd(); next++) {
                line(out, "-", oldText, next);
            }
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                line(out, "+", newText, i);
            }
        }
        for (; next < last.oldEnd() + after; next++) {
            line(out, " ", oldText, next);
        }
    }

    private void line(Output out, String sign, Text text, int index) {
        Format.line(out, sign(sign), text, index, expandsTabs);
    }

    private String sign(String sign) {
        return !initialTab ? sign : sign.equals(" ") ? "\t" : sign + "\t";
    }

    private static String range(int start, int count) {
        return switch (count) {
            case 0 -> start + ",0";
            case 1 -> Integer.toString(start + 1);
            default -> start + 1 + "," + count;
        };
    }
}
