package dev.drydock.userland.shell.history;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that keeps lines between two shells: one line each, after a line of {@code #} and its time where times are kept.
 */
public final class HistoryFile {
    private static final int PRIVATE = 0600;

    private final FileContext files;
    private final String path;
    private final History history;
    private final boolean times;
    private final long now;

    /**
     * @param times whether the time of each line is written, and what stands between two times is one line
     * @param now the time of lines without one among others that have theirs
     */
    public HistoryFile(FileContext files, String path, History history, boolean times, Instant now) {
        this.files = files;
        this.path = path;
        this.history = history;
        this.times = times;
        this.now = now.getEpochSecond();
    }

    /** Takes all lines into the history, or only those that the file did not have before. */
    public void read(boolean onlyNew) throws IOException {
        List<History.Line> all = all();
        all.subList(onlyNew ? Math.min(history.inFile(), all.size()) : 0, all.size())
                .forEach(history::append);
        history.inFile(all.size());
    }

    private List<History.Line> all() throws IOException {
        List<String> rows = ShellText.of(files.readAll(ShellText.toJava(path)))
                .lines()
                .filter(row -> !row.isEmpty())
                .toList();
        boolean timed = !rows.isEmpty() && isTime(rows.get(0));
        List<History.Line> found = new ArrayList<>();
        boolean begins = true;
        long unknown = timed ? now : History.Line.UNKNOWN;
        long time = unknown;
        for (String row : rows) {
            if (timed && isTime(row)) {
                time = Long.parseLong(row.substring(1));
                begins = true;
            } else if (begins || !(timed && times)) {
                found.add(new History.Line(row, time));
                begins = false;
                time = unknown;
            } else {
                History.Line open = found.remove(found.size() - 1);
                found.add(new History.Line(open.text() + "\n" + row, open.seconds()));
            }
        }
        return found;
    }

    private static boolean isTime(String row) {
        return row.matches("#\\d{1,18}");
    }

    /** Writes all lines in place of what the file has. */
    public void write() throws IOException {
        replace(history.lines());
        history.inFile(history.size());
        history.saved();
    }

    /** Adds the lines of this shell that the file does not have; if there are none it is left alone. */
    public void append() throws IOException {
        int unsaved = Math.min(history.unsaved(), history.size());
        if (unsaved == 0) {
            return;
        }
        List<History.Line> lines = new ArrayList<>();
        try {
            lines.addAll(all());
        } catch (ErrnoException absent) {
            // It begins with these lines.
        }
        lines.addAll(history.lines().subList(history.size() - unsaved, history.size()));
        replace(lines);
        history.inFile(history.inFile() + unsaved);
        history.saved();
    }

    /** Leaves the last lines of the file only. */
    public void truncate(int most) throws IOException {
        List<History.Line> lines = all();
        if (lines.size() > most) {
            replace(lines.subList(lines.size() - most, lines.size()));
        }
    }

    private void replace(List<History.Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (History.Line line : lines) {
            if (times && line.seconds() != History.Line.UNKNOWN) {
                text.append('#').append(line.seconds()).append('\n');
            }
            text.append(line.text()).append('\n');
        }
        String name = ShellText.toJava(path);
        boolean isNew = !files.exists(name);
        files.writeAll(name, ShellText.bytes(text.toString()));
        if (isNew) {
            files.changeMode(name, PRIVATE);
        }
    }
}
