package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.command.Input;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of files, one behind the other. A NUL ends a line, too. */
final class LineSource {
    private static final Words MISSING = Words.of("%s: %s");

    private final Invocation call;
    private final List<String> files;
    private int next;
    private int limit;
    private @Nullable Input current;

    LineSource(Invocation call, List<String> files) {
        this.call = call;
        this.files = files;
    }

    /** A line and how it ended. */
    record TextLine(String text, Ending ending) {}

    /** Lets lines be read of so many of the files. */
    void allow(int count) {
        limit = count;
    }

    /** Leaves out the file that would come next. */
    void skip() {
        next++;
    }

    /** Null at the end of the files that may be read. */
    @Nullable
    TextLine next() throws IOException {
        while (true) {
            Input source = current;
            if (source == null) {
                if (next >= limit) {
                    return null;
                }
                current = call.openOrComplain(files.get(next++), MISSING);
                continue;
            }
            TextLine line = read(source);
            if (line != null) {
                return line;
            }
            close();
        }
    }

    private static @Nullable TextLine read(Input source) {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = source.read(); c >= 0; c = source.read()) {
                if (c == '\n') {
                    return new TextLine(line.toString(), Ending.NEWLINE);
                }
                if (c == 0) {
                    return new TextLine(line.toString(), source.peek() < 0 ? Ending.LAST_NUL : Ending.NUL);
                }
                line.append((char) c);
            }
        } catch (IOException unreadable) {
            // A directory has no lines, and nothing is said of it.
            return null;
        }
        return line.isEmpty() ? null : new TextLine(line.toString(), Ending.NONE);
    }

    /** What was read ahead is left to whoever reads on. */
    void close() throws IOException {
        Input source = current;
        if (source != null) {
            source.giveBack();
            source.close();
        }
        current = null;
    }
}
