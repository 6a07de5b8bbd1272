package dev.drydock.container.stream;

/**
 * A client at the streams of a container or an exec.
 *
 * <p>The frames end when the process ends, when the client types the detach keys, or after {@link #close}.
 */
public interface Attachment extends AutoCloseable {

    FrameSource frames();

    /** Takes what the client types; drops it if standard input was not asked for or is not open. */
    InputSink input();

    /** Whether the frames are those of a terminal. */
    boolean terminal();

    /** The client goes away: the process goes on (with standard input closed, if it was open once). Idempotent. */
    @Override
    void close();
}
