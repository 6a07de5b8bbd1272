package dev.drydock.userland.shell.edit;

import java.io.IOException;

/** Keeps what the terminal shows in step with the line that is edited. */
interface Screen {

    /** Shows a prompt and nothing behind it. */
    void start(String prompt) throws IOException;

    /** Shows the line as it is now. */
    void update(String text, int cursor) throws IOException;

    /** Shows a line that came in one piece: by a completion, or from the history. */
    void completed(String text, int cursor) throws IOException;

    /** The character before the cursor, which was at the end, is gone. */
    void rubOut(String text) throws IOException;

    /** The whole line from its prompt on, after something else was written. */
    void redraw(String prompt, String text, int cursor) throws IOException;

    /** Takes the line away, with its prompt, because the window has another width from now on. */
    void erase() throws IOException;

    /** An empty screen with the line at its top. */
    void clear(String prompt, String text, int cursor) throws IOException;

    /** The line is accepted; the cursor goes to the start of a new one. */
    void accept(String text) throws IOException;

    /** ^C: the line is given up. */
    void interrupt() throws IOException;

    /** ^D on an empty line. */
    void end() throws IOException;

    void bell() throws IOException;

    /** Starts a new line, for something else to be shown. */
    void breakLine() throws IOException;
}
