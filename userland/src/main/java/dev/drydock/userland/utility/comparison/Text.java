package dev.drydock.userland.utility.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * A file as lines of {@link dev.drydock.userland.utility.command.Latin}, without their ends.
 *
 * @param terminated whether the last line has an end
 */
record Text(List<String> lines, boolean terminated) {
    private static final int LOOKED_AT = 1 << 15;

    static Text of(String contents) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = contents.indexOf('\n'); end >= 0; end = contents.indexOf('\n', start)) {
            lines.add(contents.substring(start, end));
            start = end + 1;
        }
        boolean terminated = start == contents.length();
        if (!terminated) {
            lines.add(contents.substring(start));
        }
        return new Text(lines, terminated);
    }

    /** Whether GNU's tools would not print it: a NUL is near its beginning. */
    static boolean isBinary(String contents) {
        int nul = contents.indexOf('\0');
        return nul >= 0 && nul < LOOKED_AT;
    }

    int size() {
        return lines.size();
    }

    /** Whether the line is the last and has no end. */
    boolean isOpen(int index) {
        return !terminated && index == lines.size() - 1;
    }
}
