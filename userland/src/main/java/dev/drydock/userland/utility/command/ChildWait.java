package dev.drydock.userland.utility.command;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.WaitStatus;
import java.io.IOException;

/** Waits for a child to its end, whatever signals arrive in between. */
public final class ChildWait {
    private ChildWait() {}

    /** The status that a shell would show. */
    public static int status(ContainerProcess process, int child) throws IOException {
        while (true) {
            try {
                WaitStatus status = process.waitFor(child, true, false);
                if (status != null) {
                    return status.shellStatus();
                }
            } catch (ErrnoException error) {
                if (error.errno() != Errno.EINTR) {
                    throw error;
                }
            }
        }
    }
}
