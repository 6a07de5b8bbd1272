package dev.drydock.userland.utility.edit.busybox;

/** Puts the lines of scripts together before they are read: one that ends with a backslash goes on with the next. */
final class ScriptLines {
    private final LineReader reader;
    /** What has not ended yet, without its last backslash. */
    private String begun = "";

    private boolean goesOn;

    ScriptLines(LineReader reader) {
        this.reader = reader;
    }

    /** The lines of one {@code -e}; an escaped newline within them is one of the line. */
    void block(String text) {
        int start = 0;
        StringBuilder line = new StringBuilder();
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            line.append(text, start, end);
            start = end + 1;
            if (endsOpen(line.toString())) {
                line.setCharAt(line.length() - 1, '\n');
            } else {
                line(line.toString());
                line.setLength(0);
            }
        }
        line(line + text.substring(start));
    }

    void line(String line) {
        String whole = goesOn ? begun + "\n" + line : line;
        goesOn = endsOpen(whole);
        if (goesOn) {
            begun = whole.substring(0, whole.length() - 1);
        } else {
            reader.read(whole);
        }
    }

    /** There are no more: what has not ended does. */
    void end() {
        if (goesOn) {
            line("");
        }
    }

    private static boolean endsOpen(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }
}
