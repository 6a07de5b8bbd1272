package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.SyntheticFile;
import java.nio.charset.StandardCharsets;

/**
 * A file with a text about what the caller sees.
 *
 * @param text made at each reading
 */
record TextFile(int mode, long sizeBytes, Text text) implements SyntheticFile {
    private static final int READABLE = 0444;
    /** What {@code stat} says of every file in {@code /sys}. */
    private static final long SYSFS_SIZE = 4096;

    /** A file of {@code /proc}. */
    static TextFile proc(Text text) {
        return new TextFile(READABLE, 0, text);
    }

    /** A file of {@code /sys}. */
    static TextFile sysfs(Text text) {
        return new TextFile(READABLE, SYSFS_SIZE, text);
    }

    TextFile withMode(int other) {
        return new TextFile(other, sizeBytes, text);
    }

    @Override
    public byte[] read(Caller caller) throws ErrnoException {
        return text.about(ProcessObserver.requireView(caller)).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes the text. */
    @FunctionalInterface
    interface Text {
        String about(ProcessView view) throws ErrnoException;
    }
}
