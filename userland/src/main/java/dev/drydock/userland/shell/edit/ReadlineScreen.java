package dev.drydock.userland.shell.edit;

import java.io.IOException;

/**
 * The terminal as readline 8.2 keeps it with {@code TERM=xterm}: only what differs is written, with insertion and deletion
 * of characters; bracketed paste is on while a line is edited. A line wider than the screen is written anew as a whole.
 */
final class ReadlineScreen implements Screen {
    private static final String PASTE_ON = "\u001b[?2004h";
    private static final String PASTE_OFF = "\u001b[?2004l";
    private static final String CLEAR_TO_END = "\u001b[K";

    private final TerminalOutput out;
    private final Wrapping wrapping;
    private String prompt = "";
    private String shown = "";
    private int cursor;
    private int promptWidth;

    ReadlineScreen(TerminalOutput out, Wrapping wrapping) {
        this.out = out;
        this.wrapping = wrapping;
    }

    @Override
    public void start(String newPrompt) throws IOException {
        out.add(PASTE_ON);
        write(newPrompt);
        out.flush();
    }

    private void write(String newPrompt) {
        int lastLine = newPrompt.lastIndexOf('\n') + 1;
        prompt = newPrompt.substring(lastLine);
        promptWidth = wrapping.width(prompt);
        shown = "";
        cursor = 0;
        out.add(newPrompt);
    }

    private boolean isWide(String text) {
        return text.indexOf('\n') >= 0 || wrapping.wraps(promptWidth + wrapping.width(text));
    }

    @Override
    public void update(String text, int place) throws IOException {
        if (isWide(text) || isWide(shown)) {
            updateWide(text, place);
        } else {
            updateNarrow(text, place);
        }
        shown = text;
        cursor = place;
        out.flush();
    }

    private void updateNarrow(String text, int place) {
        int first = 0;
        int shorter = Math.min(shown.length(), text.length());
        while (first < shorter && shown.charAt(first) == text.charAt(first)) {
            first++;
        }
        if (first == shown.length() && first == text.length()) {
            move(shown, cursor, place);
            return;
        }
        int oldEnd = shown.length();
        int newEnd = text.length();
        while (oldEnd > first && newEnd > first && shown.charAt(oldEnd - 1) == text.charAt(newEnd - 1)) {
            oldEnd--;
            newEnd--;
        }
        move(shown, cursor, first);
        int at = newEnd;
        int more = newEnd - oldEnd;
        String changed = text.substring(first, newEnd);
        if (more > 0) {
            if (oldEnd < shown.length()) {
                out.add("\u001b[" + more + "@");
            }
            out.add(changed);
        } else if (2 * (text.length() - first) >= -more) {
            if (more < 0) {
                out.add("\u001b[" + -more + "P");
            }
            out.add(changed);
        } else {
            out.add(text.substring(first)).add(CLEAR_TO_END);
            at = text.length();
        }
        move(text, at, place);
    }

    /** Moves within a row: back with backspaces, or from the left edge if that is shorter; forward over the text. */
    private void move(String text, int from, int to) {
        if (to >= from) {
            out.add(text.substring(from, to));
            return;
        }
        int back = wrapping.width(text.substring(to, from));
        int column = promptWidth + wrapping.width(text.substring(0, to));
        if (column + 1 < back) {
            out.add("\r").add(prompt).add(text.substring(0, to));
        } else {
            out.back(back);
        }
    }

    private void updateWide(String text, int place) {
        boolean appended = cursor == shown.length() && text.startsWith(shown) && place == text.length();
        if (appended) {
            append(text.substring(shown.length()), promptWidth + wrapping.width(shown));
            return;
        }
        upToPrompt();
        out.add("\r\u001b[J").add(prompt);
        append(text, promptWidth);
        place(text, place);
    }

    private void append(String more, int column) {
        int at = column;
        for (int i = 0; i < more.length(); ) {
            int length = Math.max(1, dev.drydock.userland.shell.text.ShellText.characterLength(more, i));
            out.add(more.substring(i, i + length));
            i += length;
            at++;
            if (wrapping.endsAtEdge(at)) {
                String next = i < more.length() ? more.substring(i, i + 1) : " ";
                out.add(next).add("\r");
            }
        }
    }

    private void upToPrompt() {
        int row = wrapping.row(promptWidth + wrapping.width(shown.substring(0, cursor)));
        if (row > 0) {
            out.add("\u001b[" + row + "A");
        }
    }

    private void place(String text, int place) {
        int end = promptWidth + wrapping.width(text);
        int wanted = promptWidth + wrapping.width(text.substring(0, place));
        int rows = wrapping.row(end) - wrapping.row(wanted);
        if (rows > 0) {
            out.add("\u001b[" + rows + "A");
        }
        if (rows > 0 || place < text.length()) {
            out.add("\r");
            int column = wrapping.within(wanted);
            if (column > 0) {
                out.add("\u001b[" + column + "C");
            }
        }
    }

    @Override
    public void completed(String text, int place) throws IOException {
        update(text, place);
    }

    @Override
    public void rubOut(String text) throws IOException {
        if (isWide(shown)) {
            update(text, text.length());
            return;
        }
        out.add("\b \b");
        shown = text;
        cursor = text.length();
        out.flush();
    }

    @Override
    public void redraw(String newPrompt, String text, int place) throws IOException {
        write(newPrompt);
        update(text, place);
        out.flush();
    }

    @Override
    public void erase() throws IOException {
        down(shown);
        out.add("\r" + CLEAR_TO_END);
        for (int row = wrapping.row(promptWidth + wrapping.width(shown)); row > 0; row--) {
            out.add("\r\u001b[A" + CLEAR_TO_END);
        }
        out.add("\r");
    }

    @Override
    public void clear(String newPrompt, String text, int place) throws IOException {
        out.add("\u001b[H\u001b[2J");
        redraw(newPrompt, text, place);
    }

    /** In the search, the prompt changes while the line stays. */
    void changePrompt(String newPrompt, String text, int place) throws IOException {
        upToPrompt();
        out.add("\r\u001b[J");
        write(newPrompt);
        update(text, place);
        out.flush();
    }

    private void down(String text) {
        int end = wrapping.row(promptWidth + wrapping.width(text));
        int now = wrapping.row(promptWidth + wrapping.width(text.substring(0, Math.min(cursor, text.length()))));
        out.add("\n".repeat(end - now));
    }

    @Override
    public void accept(String text) throws IOException {
        down(text);
        out.add("\n").add(PASTE_OFF).add("\r").flush();
    }

    @Override
    public void interrupt() throws IOException {
        down(shown);
        out.add("^C" + PASTE_OFF + "\r" + PASTE_ON + PASTE_OFF + "\r\n").flush();
    }

    @Override
    public void end() throws IOException {
        out.add(PASTE_OFF).add("\r\n").flush();
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
