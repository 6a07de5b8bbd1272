package dev.drydock.userland.utility.edit.busybox;

/** How a line ended in its file; it is written with the same end. */
enum Ending {
    NEWLINE("\n"),
    NUL("\0"),
    /** A NUL at the very end, which leaves the line open for what comes from the next file. */
    LAST_NUL("\0"),
    /** The file ended. */
    NONE("");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
