package dev.drydock.userland.shell.edit;

import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;

/**
 * The terminal as BusyBox 1.35 keeps it: it asks where the cursor is at each prompt, writes the rest of the line after each
 * change, and moves back with backspaces.
 */
final class BusyBoxScreen implements Screen {
    private static final String CLEAR_TO_END = "\u001b[J";

    private final TerminalOutput out;
    private final Wrapping wrapping;
    private String prompt = "";
    private String shown = "";
    private int cursor;

    BusyBoxScreen(TerminalOutput out, Wrapping wrapping) {
        this.out = out;
        this.wrapping = wrapping;
    }

    @Override
    public void start(String newPrompt) throws IOException {
        write(newPrompt);
        out.add("\u001b[6n").flush();
    }

    private void write(String newPrompt) {
        prompt = newPrompt.substring(newPrompt.lastIndexOf('\n') + 1);
        shown = "";
        cursor = 0;
        out.add(newPrompt);
    }

    private int column(String text) {
        return wrapping.width(prompt) + wrapping.width(text);
    }

    @Override
    public void update(String text, int place) throws IOException {
        if (text.equals(shown)) {
            move(text, place);
        } else if (cursor <= shown.length()
                && text.startsWith(shown.substring(0, Math.min(cursor, place)))
                && place >= cursor
                && text.length() > shown.length()) {
            write(text, cursor, text.length());
            back(text, place);
        } else if (place == text.length() && !shown.startsWith(text)) {
            rewrite(text);
        } else if (place <= cursor && text.startsWith(shown.substring(0, place)) && isCutAt(text, place)) {
            cut(text, place);
        } else {
            rewrite(text);
            back(text, place);
        }
        shown = text;
        cursor = place;
        out.flush();
    }

    /** Whether something was taken out just at a place. */
    private boolean isCutAt(String text, int place) {
        return text.length() < shown.length() && shown.endsWith(text.substring(place)) && cursor - place <= 1;
    }

    private void cut(String text, int place) {
        if (wrapping.row(column(shown.substring(0, cursor))) > 0) {
            rewrite(text);
            back(text, place);
            return;
        }
        out.back(wrapping.width(shown.substring(place, cursor)));
        String rest = text.substring(place);
        out.add(rest).add(CLEAR_TO_END).back(wrapping.width(rest));
    }

    private void rewrite(String text) {
        int row = wrapping.row(column(shown.substring(0, cursor)));
        if (row > 0) {
            out.add("\u001b[" + row + "A");
        }
        out.add("\r").add(prompt);
        write(text, 0, text.length());
        out.add(CLEAR_TO_END);
    }

    /** A character in the last column is followed by a new line, written out. */
    private void write(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to, at + Math.max(1, ShellText.characterLength(text, at)));
            out.add(text.substring(at, end));
            at = end;
            if (wrapping.endsAtEdge(column(text.substring(0, at)))) {
                out.add("\r\n");
            }
        }
    }

    /** From the end of the text back to a place. */
    private void back(String text, int place) {
        int end = column(text);
        int wanted = column(text.substring(0, place));
        int rows = wrapping.row(end) - wrapping.row(wanted);
        if (rows == 0) {
            out.back(end - wanted);
            return;
        }
        out.add("\r\u001b[" + rows + "A");
        int within = wrapping.within(wanted);
        if (within > 0) {
            out.add("\u001b[" + within + "C");
        }
    }

    private void move(String text, int place) {
        if (place >= cursor) {
            write(text, cursor, place);
            return;
        }
        int from = column(text.substring(0, cursor));
        int to = column(text.substring(0, place));
        if (wrapping.row(from) == wrapping.row(to)) {
            out.back(from - to);
        } else {
            write(text, cursor, text.length());
            back(text, place);
        }
    }

    @Override
    public void completed(String text, int place) throws IOException {
        rewrite(text);
        back(text, place);
        shown = text;
        cursor = place;
        out.flush();
    }

    @Override
    public void rubOut(String text) throws IOException {
        if (wrapping.wraps(column(shown))) {
            update(text, text.length());
            return;
        }
        out.add("\b" + CLEAR_TO_END).flush();
        shown = text;
        cursor = text.length();
    }

    @Override
    public void redraw(String newPrompt, String text, int place) throws IOException {
        prompt = newPrompt.substring(newPrompt.lastIndexOf('\n') + 1);
        shown = "";
        cursor = 0;
        completed(text, place);
    }

    @Override
    public void erase() throws IOException {
        int row = wrapping.row(column(shown.substring(0, cursor)));
        if (row > 0) {
            out.add("\u001b[" + row + "A");
        }
    }

    @Override
    public void clear(String newPrompt, String text, int place) throws IOException {
        out.add("\u001b[H" + CLEAR_TO_END);
        redraw(newPrompt, text, place);
    }

    private void down(String text) {
        int end = wrapping.row(column(text));
        int now = wrapping.row(column(text.substring(0, Math.min(cursor, text.length()))));
        out.add("\n".repeat(end - now));
    }

    @Override
    public void accept(String text) throws IOException {
        if (cursor < text.length()) {
            out.add(text.substring(cursor));
        }
        out.add("\n").flush();
    }

    @Override
    public void interrupt() throws IOException {
        down(shown);
        out.add("^C\n").flush();
    }

    @Override
    public void end() throws IOException {
        out.add("\n").flush();
    }

    @Override
    public void bell() throws IOException {
        out.add("\u0007").flush();
    }

    @Override
    public void breakLine() throws IOException {
        down(shown);
        out.add("\n").flush();
    }
}
