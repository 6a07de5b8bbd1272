package dev.drydock.userland.shell.history;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** The lines that were typed, oldest first, numbered; as many as are to be kept. */
public final class History {
    private final List<Line> lines = new ArrayList<>();
    private int first = 1;
    private int most = Integer.MAX_VALUE;
    private int unsaved;
    private int inFile;

    /**
     * A line, or several that were one command.
     *
     * @param seconds when it was typed; {@link #UNKNOWN} if nobody knows
     */
    public record Line(String text, long seconds) {
        public static final long UNKNOWN = -1;
    }

    /** The same lines, for a subshell. */
    public History copy() {
        History copy = new History();
        copy.lines.addAll(lines);
        copy.first = first;
        copy.unsaved = unsaved;
        copy.inFile = inFile;
        return copy;
    }

    /** The lines' texts as they are at any time. */
    public List<String> texts() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return lines.get(index).text();
            }

            @Override
            public int size() {
                return lines.size();
            }
        };
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public int size() {
        return lines.size();
    }

    /** The number of the oldest line. */
    public int first() {
        return first;
    }

    /** A line of this shell; the oldest makes room for it, and the numbers go on. */
    public void add(Line line) {
        unsaved++;
        append(line);
    }

    /** A line that was read from a file. */
    void append(Line line) {
        if (lines.size() >= most) {
            if (lines.isEmpty()) {
                return;
            }
            lines.remove(0);
            first++;
        }
        lines.add(line);
    }

    public void remove(int from, int to) {
        lines.subList(from, to).clear();
        unsaved = Math.min(unsaved, lines.size());
    }

    /** Takes away the line that was typed last. */
    public void removeLast() {
        if (!lines.isEmpty()) {
            lines.remove(lines.size() - 1);
            unsaved = Math.max(0, unsaved - 1);
        }
    }

    void removeAll(String text) {
        lines.removeIf(line -> line.text().equals(text));
    }

    public void clear() {
        lines.clear();
        first = 1;
        unsaved = 0;
    }

    /** Keeps so many from now on; bash counts those that it drops at once as the number of the first that stays. */
    void keep(int count) {
        most = count;
        int dropped = lines.size() - count;
        if (dropped > 0) {
            lines.subList(0, dropped).clear();
            first = dropped;
        }
    }

    /** How many lines of this shell no file has yet. */
    public int unsaved() {
        return unsaved;
    }

    void saved() {
        unsaved = 0;
    }

    /** How many lines the file had when it was looked at last. */
    int inFile() {
        return inFile;
    }

    void inFile(int count) {
        inFile = count;
    }
}
