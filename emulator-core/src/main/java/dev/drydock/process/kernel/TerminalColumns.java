package dev.drydock.process.kernel;

import java.io.ByteArrayOutputStream;

/**
 * Output processing: what a written or echoed byte becomes on its way to the terminal's other side, and in which column
 * the cursor then is, which decides how a tab is rubbed out. Follows do_output_char of Linux's drivers/tty/n_tty.c.
 */
final class TerminalColumns {
    /** Columns from one tab stop to the next. */
    static final int TAB = 8;

    private int column;
    /** The column in which the line that is being typed began. */
    private int start;

    /** How many bytes a byte becomes. */
    static int width(byte value, boolean process) {
        return process && value == '\n' ? 2 : 1;
    }

    /** @param process whether LF goes out as CR LF; if not, columns are not counted either */
    void put(byte value, boolean process, ByteArrayOutputStream out) {
        if (!process) {
            out.write(value);
            return;
        }
        switch (value) {
            case '\n' -> {
                out.write('\r');
                column = 0;
                start = 0;
            }
            case '\r' -> {
                column = 0;
                start = 0;
            }
            case '\t' -> column += TAB - column % TAB;
            case '\b' -> column = Math.max(0, column - 1);
            default -> column += Characters.isControl(value) ? 0 : 1;
        }
        out.write(value);
    }

    /** A control character as a caret and a letter. */
    void putCaret(byte value, ByteArrayOutputStream out) {
        out.write('^');
        out.write(value ^ 0100);
        column += 2;
    }

    /** The line that is being typed begins here. */
    void markStart() {
        start = column;
    }

    /**
     * Goes back over a tab.
     *
     * @param before columns that were typed between the tab before, or the start of the line, and this one
     * @param afterTab whether there is a tab before
     */
    void eraseTab(int before, boolean afterTab, ByteArrayOutputStream out) {
        int from = afterTab ? before : before + start;
        for (int i = TAB - from % TAB; i > 0; i--) {
            out.write('\b');
            column = Math.max(0, column - 1);
        }
    }
}
