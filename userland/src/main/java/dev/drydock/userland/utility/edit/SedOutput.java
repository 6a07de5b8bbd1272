package dev.drydock.userland.utility.edit;

import java.io.IOException;

/**
 * Where lines are written to. Behind a last line that has no end none is written, and what is written next begins with the
 * end that is missing. That is known for each place apart, and even of an empty line.
 */
final class SedOutput {
    private final Target target;
    private final String terminator;
    private boolean unended;

    /** Takes bytes, as a Latin string. */
    interface Target {
        void write(String latin) throws IOException;
    }

    /** @param terminator what ends lines */
    SedOutput(Target target, int terminator) {
        this.target = target;
        this.terminator = String.valueOf((char) terminator);
    }

    /** @param ends whether the line has an end */
    void line(String text, boolean ends) throws IOException {
        String whole = (unended ? terminator : "") + text + (ends ? terminator : "");
        unended = !ends;
        target.write(whole);
    }

    /** Writes a text as it is, on a line of its own. */
    void text(String text) throws IOException {
        complete();
        target.write(text);
    }

    /** Writes the end that is missing. */
    void complete() throws IOException {
        if (unended) {
            unended = false;
            target.write(terminator);
        }
    }

    /** Nothing was written yet to what is written now. */
    void begin() {
        unended = false;
    }
}
