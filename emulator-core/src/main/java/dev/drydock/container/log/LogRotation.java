package dev.drydock.container.log;

/**
 * When a log begins a new file and how many it keeps ({@code max-size}, {@code max-file}).
 *
 * @param format how the driver writes, which decides how soon a file is full
 * @param fileBytes above this a new file begins; -1 for never
 * @param files how many are kept, at least 1
 */
public record LogRotation(LogFormat format, long fileBytes, int files) {
    /** One file without an end: the engine's default. */
    public static final LogRotation NONE = new LogRotation(LogFormat.JSON_FILE, -1, 1);
    /** What is kept where a real engine would keep everything on its disk: the last 64 MiB, a sixteenth more or less. */
    static final LogRotation IN_MEMORY = new LogRotation(LogFormat.JSON_FILE, 4 << 20, 16);

    boolean limited() {
        return fileBytes >= 0;
    }

    boolean isFull(long lastFileBytes) {
        return limited() && lastFileBytes > fileBytes;
    }
}
