package dev.drydock.container.stream;

/**
 * How a client attaches.
 *
 * @param stream goes on with what comes; without it, and without {@code logs}, nothing is shown
 * @param logs begins with what is in the log
 * @param detachKeys such as {@code ctrl-p,ctrl-q} or {@code a}; empty for the default
 */
public record AttachOptions(
        boolean stdin, boolean stdout, boolean stderr, boolean stream, boolean logs, String detachKeys) {

    /** Output only, from now on. */
    public static final AttachOptions OUTPUT = new AttachOptions(false, true, true, true, false, "");
    /** Input and output, from now on. */
    public static final AttachOptions ALL = new AttachOptions(true, true, true, true, false, "");
}
