package dev.drydock.userland.utility.editor;

import dev.drydock.process.Terminal;
import dev.drydock.userland.utility.command.Output;
import java.util.ArrayList;
import java.util.List;

/** What the terminal shows: a part of the text, and a line below it. Only what has changed is written again. */
final class EditorScreen {
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;
    private static final int TAB = 8;

    private final Terminal terminal;
    private final Output out;
    private final EditedText text;
    private final List<String> shown = new ArrayList<>();
    private String status = "";
    private int rows;
    private int columns;
    private int top;
    private int left;
    private boolean numbers;

    EditorScreen(Terminal terminal, Output out, EditedText text) {
        this.terminal = terminal;
        this.out = out;
        this.text = text;
    }

    void open() {
        out.text("\033[?1049h");
        clear();
    }

    void close() {
        out.text(at(rows, 1) + "\033[K\033[?1049l").flush();
    }

    /** Empties it, so that everything is written anew. */
    void clear() {
        measure();
        out.text("\033[H\033[J");
        shown.clear();
        status = "";
    }

    private void measure() {
        Terminal.WindowSize size = terminal.windowSize();
        rows = size.rows() > 1 ? size.rows() : USUAL_ROWS;
        columns = size.columns() > 1 ? size.columns() : USUAL_COLUMNS;
    }

    /** Lines of text that fit. */
    int height() {
        return rows - 1;
    }

    int top() {
        return top;
    }

    void numbers(boolean wanted) {
        numbers = wanted;
    }

    void scroll(int lines) {
        top = Math.max(0, Math.min(text.size() - 1, top + lines));
    }

    /** @param message for the line below, with its escape sequences */
    void refresh(String message) {
        Terminal.WindowSize size = terminal.windowSize();
        if (size.rows() > 1 && (size.rows() != rows || size.columns() != columns)) {
            clear();
        }
        follow();
        for (int i = 0; i < height(); i++) {
            int line = top + i;
            draw(i, line < text.size() ? visible(line) : line == 0 ? "" : "~");
        }
        if (!message.equals(status)) {
            out.text(cursor() + at(rows, 1) + "\033[K" + message);
            status = message;
        }
        out.text(cursor()).flush();
    }

    /** Keeps the cursor's line and column on the screen. */
    private void follow() {
        if (text.row() < top) {
            top = top - text.row() > height() ? Math.max(0, text.row() - height() / 2) : text.row();
        } else if (text.row() >= top + height()) {
            top = text.row() - top > 2 * height() ? Math.max(0, text.row() - height() / 2) : text.row() - height() + 1;
        }
        int at = width(text.line().substring(0, text.column()));
        if (at < left) {
            left = at;
        } else if (at >= left + room()) {
            left = at - room() + 1;
        }
    }

    private int room() {
        return Math.max(1, columns - margin());
    }

    private int margin() {
        return numbers ? TAB : 0;
    }

    private String visible(int line) {
        String wide = expanded(text.line(line));
        String part = left < wide.length() ? wide.substring(left, Math.min(wide.length(), left + room())) : "";
        return numbers ? String.format("%7d ", line + 1) + part : part;
    }

    private static String expanded(String line) {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                wide.append(" ".repeat(TAB - wide.length() % TAB));
            } else if (c < ' ') {
                wide.append('^').append((char) (c + '@'));
            } else {
                wide.append(c);
            }
        }
        return wide.toString();
    }

    private static int width(String line) {
        return expanded(line).length();
    }

    private void draw(int row, String now) {
        String before = row < shown.size() ? shown.get(row) : "";
        while (shown.size() <= row) {
            shown.add("");
        }
        shown.set(row, now);
        String padded = now + " ".repeat(Math.max(0, before.length() - now.length()));
        String old = before + " ".repeat(Math.max(0, now.length() - before.length()));
        int first = 0;
        int last = padded.length();
        while (first < last && padded.charAt(first) == old.charAt(first)) {
            first++;
        }
        while (last > first && padded.charAt(last - 1) == old.charAt(last - 1)) {
            last--;
        }
        if (first < last) {
            out.text(at(row + 1, first + 1) + padded.substring(first, last));
        }
    }

    private static String at(int row, int column) {
        return "\033[" + row + ";" + column + "H";
    }

    private String cursor() {
        int column = margin() + width(text.line().substring(0, text.column())) - left;
        return at(text.row() - top + 1, column + 1);
    }

    /** Where the typing of a command line stands. */
    void prompt(String typed) {
        status = typed;
        out.text(at(rows, 1) + "\033[K" + typed).flush();
    }

    void bell() {
        out.text("\007");
    }
}
