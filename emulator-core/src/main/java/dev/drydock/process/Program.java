package dev.drydock.process;

import java.io.IOException;

/**
 * Java code that stands for a binary in a container. One instance serves many processes at once, so it keeps no state of
 * its own between runs.
 */
@FunctionalInterface
public interface Program {

    /**
     * Runs as the given process until it ends or only waits. Blocking calls of the process may block this thread; a program
     * that is going to wait long and do nothing returns an {@link Exit} that says what it waits for, and then holds no thread.
     *
     * @throws IOException an error that the program did not handle; the process then ends with status 1 after the message
     *     {@code NAME: words} on its standard error
     */
    Exit run(ContainerProcess process) throws IOException;

    /**
     * Whether it is over at once: it reads and writes files, and blocks only where its output does. Whoever has its output
     * taken without a wait may then run it on a thread that must not block, such as the one that advances the time.
     */
    default boolean isBrief() {
        return false;
    }
}
