package dev.drydock.userland.shell.interp;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines byte by byte, so that nothing is taken that is meant for somebody else. */
public final class InputLines {
    private final InputStream in;

    public InputLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its newline, as shell text; null at the end. */
    public @Nullable String line() throws IOException {
        String line = lineWithEnd();
        return line != null && line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    /** The next line with its newline, if it has one. */
    public @Nullable String lineWithEnd() throws IOException {
        return until('\n');
    }

    /** What comes up to a byte, with it if it is there; null at the end. */
    public @Nullable String until(int end) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int read = in.read();
            if (read < 0) {
                return line.length() == 0 ? null : line.toString();
            }
            line.append((char) read);
            if (read == end) {
                return line.toString();
            }
        }
    }
}
