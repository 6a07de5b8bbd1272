package dev.drydock.process.kernel;

/**
 * A process that could not be started, with the words that the engine and runc 1.3 use for the cause; what the engine
 * writes around them depends on what was started.
 */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who refuses, and so what the engine writes around the words and which exit code a client chooses. */
    public enum Reason {
        /** The engine does not find the user or group: its own words, nothing around them. */
        NO_SUCH_USER,
        /** runc: not in PATH, or no such file (exit code 127). */
        NOT_FOUND,
        /** runc: not executable, a directory, not a program (exit code 126 or 127, by the words). */
        NOT_EXECUTABLE,
        /** runc: the working directory is missing or cannot be entered. */
        WORKING_DIRECTORY,
        /** The limit of processes is reached, or PID 1 has ended. */
        NO_PROCESS,
        /** A real binary for which no program is registered: ours alone, the real engine would run it. */
        NOT_EMULATED
    }

    private final Reason reason;

    StartException(Reason reason, String words) {
        super(words);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Such as {@code exec: "nope": executable file not found in $PATH}. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
