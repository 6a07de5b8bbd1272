package dev.drydock.userland.utility.comparison;

import dev.drydock.userland.utility.command.Output;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both texts beside each other ({@code diff -y}), with a sign between lines that differ.
 *
 * @param width of a line
 * @param expands tabs become blanks
 * @param suppresses lines that both have are left out
 * @param leftOnly of those only the left one is shown
 */
record SideBySideFormat(int width, boolean expands, boolean suppresses, boolean leftOnly) implements Format {
    static final int USUAL_WIDTH = 130;
    private static final int TAB = 8;
    private static final int GUTTER = 3;

    @Override
    public void head(Output out, String oldName, String newName) {
        // It has none.
    }

    @Override
    public void changes(Output out, Text oldText, Text newText, List<Change> changes) {
        int oldAt = 0;
        int newAt = 0;
        for (Change change : changes) {
            common(out, oldText, oldAt, change.oldStart(), newText, newAt, change.newStart());
            int pairs = Math.min(change.oldCount(), change.newCount());
            for (int i = 0; i < pairs; i++) {
                line(out, oldText, change.oldStart() + i, '|', newText, change.newStart() + i);
            }
            for (int i = change.newStart() + pairs; i < change.newEnd(); i++) {
                line(out, null, 0, '>', newText, i);
            }
            for (int i = change.oldStart() + pairs; i < change.oldEnd(); i++) {
                line(out, oldText, i, '<', null, 0);
            }
            oldAt = change.oldEnd();
            newAt = change.newEnd();
        }
        common(out, oldText, oldAt, oldText.size(), newText, newAt, newText.size());
    }

    private void common(Output out, Text oldText, int oldFrom, int oldTo, Text newText, int newFrom, int newTo) {
        if (suppresses) {
            return;
        }
        int i = oldFrom;
        int j = newFrom;
        while (!leftOnly && i < oldTo && j < newTo) {
            line(out, oldText, i++, ' ', newText, j++);
        }
        while (!leftOnly && j < newTo) {
            line(out, null, 0, ')', newText, j++);
        }
        while (i < oldTo) {
            line(out, oldText, i++, '(', null, 0);
        }
    }

    /** Where the second column begins: a multiple of a tab's width, unless tabs become blanks. */
    private int secondColumn() {
        int tab = expands ? 1 : TAB;
        int offset = (width + tab + GUTTER) / (2 * tab) * tab;
        return half(offset) > 0 ? offset : width;
    }

    private int half(int offset) {
        return Math.max(0, Math.min(offset - GUTTER, width - offset));
    }

    private void line(Output out, @Nullable Text left, int leftAt, char sign, @Nullable Text right, int rightAt) {
        int second = secondColumn();
        int half = half(second);
        StringBuilder line = new StringBuilder();
        boolean ended = false;
        int column = 0;
        if (left != null) {
            ended = !left.isOpen(leftAt);
            column = half(line, left.lines().get(leftAt), 0, half);
        }
        char shown = sign;
        if (sign != ' ') {
            column = fill(line, column, (half + second - 1) / 2) + 1;
            if (sign == '|' && right != null && ended == right.isOpen(rightAt)) {
                shown = ended ? '/' : '\\';
            }
            line.append(shown);
        }
        if (right != null) {
            ended |= !right.isOpen(rightAt);
            String text = right.lines().get(rightAt);
            if (!text.isEmpty()) {
                half(line, text, fill(line, column, second), half);
            }
        }
        out.data(ended ? line.append('\n').toString() : line.toString());
    }

    /** Adds as much of a text as fits, and says at which column it ends. */
    private int half(StringBuilder line, String text, int indent, int bound) {
        int in = 0;
        int out = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\t') {
                if (in++ < bound) {
                    out = in;
                    line.append(c);
                }
                continue;
            }
            int blanks = TAB - in % TAB;
            if (in == out) {
                int stop = out + blanks;
                if (expands) {
                    int end = Math.min(stop, bound);
                    line.append(" ".repeat(Math.max(0, end - out)));
                    out = Math.max(out, end);
                } else if (stop < bound) {
                    out = stop;
                    line.append(c);
                }
            }
            in += blanks;
        }
        return indent + out;
    }

    private int fill(StringBuilder line, int from, int to) {
        int column = from;
        if (!expands) {
            for (int stop = column + TAB - column % TAB; stop <= to; stop += TAB) {
                line.append('\t');
                column = stop;
            }
        }
        line.append(" ".repeat(Math.max(0, to - column)));
        return to;
    }
}
