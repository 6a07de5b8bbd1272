package dev.drydock.userland.utility.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The lines of a file and the place where its user is; there is always one line. Lines are Unicode text. */
final class EditedText {
    private static final int MOST_CHANGES = 200;

    private final Deque<State> before = new ArrayDeque<>();
    private List<String> lines = new ArrayList<>(List.of(""));
    private int row;
    private int column;
    private boolean modified;
    private boolean indents;

    private record State(List<String> lines, int row, int column, boolean modified) {}

    /** Whether a new line begins as far in as the one that it follows. */
    void indents(boolean wanted) {
        indents = wanted;
    }

    /** What a line that follows this one begins with. */
    String indent() {
        String line = line();
        return indents ? line.substring(0, line.length() - line.stripLeading().length()) : "";
    }

    void load(List<String> text) {
        lines = new ArrayList<>(text.isEmpty() ? List.of("") : text);
        row = 0;
        column = 0;
        modified = false;
        before.clear();
    }

    int row() {
        return row;
    }

    int column() {
        return column;
    }

    int size() {
        return lines.size();
    }

    String line() {
        return lines.get(row);
    }

    String line(int which) {
        return lines.get(which);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    boolean isModified() {
        return modified;
    }

    void saved() {
        modified = false;
    }

    /** Goes to a place, or as near as there is one. */
    void go(int toRow, int toColumn) {
        row = Math.max(0, Math.min(toRow, lines.size() - 1));
        column = Math.max(0, Math.min(toColumn, line().length()));
    }

    /** Takes the cursor back from behind the end of a line, where only typing has a place. */
    void settle() {
        column = Math.max(0, Math.min(column, line().length() - 1));
    }

    /** Remembers everything as it is, so that {@link #undo} comes back here. */
    void remember() {
        before.push(new State(List.copyOf(lines), row, column, modified));
        if (before.size() > MOST_CHANGES) {
            before.removeLast();
        }
    }

    /** Whether there was something to undo. */
    boolean undo() {
        if (before.isEmpty()) {
            return false;
        }
        State state = before.pop();
        lines = new ArrayList<>(state.lines());
        modified = state.modified();
        go(state.row(), state.column());
        settle();
        return true;
    }

    void insert(String text) {
        lines.set(row, line().substring(0, column) + text + line().substring(column));
        column += text.length();
        modified = true;
    }

    void split() {
        String rest = line().substring(column);
        lines.set(row, line().substring(0, column));
        lines.add(row + 1, rest);
        go(row + 1, 0);
        modified = true;
    }

    /** Removes what stands before the cursor, the end of the line above among it. */
    void rubOut() {
        if (column > 0) {
            lines.set(row, line().substring(0, column - 1) + line().substring(column));
            column--;
        } else if (row > 0) {
            int end = lines.get(row - 1).length();
            lines.set(row - 1, lines.get(row - 1) + line());
            lines.remove(row);
            go(row - 1, end);
        }
        modified = true;
    }

    void replaceLine(int which, String text) {
        lines.set(which, text);
        modified = true;
    }

    void addLine(int at, String text) {
        lines.add(at, text);
        modified = true;
    }

    /** Takes whole lines out, and gives them. */
    List<String> takeLines(int from, int count) {
        List<String> part = lines.subList(from, Math.min(lines.size(), from + count));
        List<String> taken = List.copyOf(part);
        part.clear();
        if (lines.isEmpty()) {
            lines.add("");
        }
        go(from, 0);
        modified = true;
        return taken;
    }

    /** Takes the text between two places of a line or of several, and gives it. */
    String take(int fromRow, int fromColumn, int toRow, int toColumn) {
        StringBuilder taken = new StringBuilder();
        if (fromRow == toRow) {
            taken.append(line(fromRow), fromColumn, toColumn);
        } else {
            taken.append(line(fromRow).substring(fromColumn)).append('\n');
            for (int i = fromRow + 1; i < toRow; i++) {
                taken.append(line(i)).append('\n');
            }
            taken.append(line(toRow), 0, toColumn);
        }
        String joined = line(fromRow).substring(0, fromColumn) + line(toRow).substring(toColumn);
        lines.subList(fromRow, toRow + 1).clear();
        lines.add(fromRow, joined);
        go(fromRow, fromColumn);
        modified = true;
        return taken.toString();
    }
}
